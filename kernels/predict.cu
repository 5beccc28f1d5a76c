// What one network predicts: eval/PredictionTally.java's rules. Launched by eval/CudaHeads.java.
//
// A thread has an image of the pass and takes its weights in order. Counts are sums of whole numbers, so their order is free.
//
//   values (pairs, nodes, 128 lanes), pairs = (weights, tiles)
//   head (classes)               nodes of the outputs
//   class_start (classes + 1)    first image of a class within the batch
//   predicted (weights, lanes)   class of the greatest output
//   share (classes, lanes)       softmax probability, summed over the weights
//   right (weights, classes)     images of a class that are classified right
//   ensemble (2)                 right by vote of the weights, right by the sum of the probabilities
#include "activation.cuh"

// The class of the greatest output, the lowest of equal ones; NaN is never the greatest.
__device__ __forceinline__ int greatest_output(const float* values, const int* head, int classes) {
  int best = 0;
  float most = values[(size_t)head[0] * LANES];
  for (int k = 1; k < classes; k++) {
    float output = values[(size_t)head[k] * LANES];
    if (output > most || (most != most && output == output)) {
      best = k;
      most = output;
    }
  }
  return best;
}

// Java's max over all outputs, from minus infinity on: NaN where one is.
__device__ __forceinline__ float shift_of(const float* values, const int* head, int classes) {
  float most = -__uint_as_float(0x7f800000u);
  for (int k = 0; k < classes; k++) {
    float output = values[(size_t)head[k] * LANES];
    most = output > most || output != output ? output : most;
    if (output != output) {
      return output;
    }
  }
  return most;
}

// A class's part of all exponentials; one that is no number counts nothing.
__device__ __forceinline__ float share_of(float exponential, double sum) {
  float part = (float)(exponential / sum);
  return fabsf(part) < __uint_as_float(0x7f800000u) ? part : 0.0f;
}

// Four blocks a multiprocessor are asked for, which leaves registers enough to spill none.
extern "C" __global__ void __launch_bounds__(128, 4) predict_classes(
    unsigned char* __restrict__ predicted, float* __restrict__ share, const float* __restrict__ values,
    const int* __restrict__ head, int classes, int nodes, int tiles, int weights) {
  int lane = threadIdx.x;
  size_t lanes = (size_t)tiles * LANES;
  size_t image = (size_t)blockIdx.x * LANES + lane;
  for (int k = 0; k < classes; k++) {
    share[k * lanes + image] = 0.0f;
  }
  for (int w = 0; w < weights; w++) {
    const float* own = values + ((size_t)w * tiles + blockIdx.x) * nodes * LANES + lane;
    predicted[w * lanes + image] = (unsigned char)greatest_output(own, head, classes);
    float shift = shift_of(own, head, classes);
    double sum = 0.0;
    for (int k = 0; k < classes; k++) {
      sum += exp_of(own[(size_t)head[k] * LANES] - shift);
    }
    for (int k = 0; k < classes; k++) {
      share[k * lanes + image] += share_of(exp_of(own[(size_t)head[k] * LANES] - shift), sum);
    }
  }
}

__device__ __forceinline__ int votes_for(const unsigned char* predicted, size_t lanes, int weights, int k) {
  int votes = 0;
  for (int w = 0; w < weights; w++) {
    votes += predicted[w * lanes] == k ? 1 : 0;
  }
  return votes;
}

extern "C" __global__ void __launch_bounds__(128) count_right(
    int* right, int* ensemble, const unsigned char* __restrict__ predicted, const float* __restrict__ share,
    const int* __restrict__ class_start, int classes, int tiles, int weights, int first_image, int images) {
  size_t lanes = (size_t)tiles * LANES;
  size_t lane = (size_t)blockIdx.x * LANES + threadIdx.x;
  if (lane >= images) {
    return;
  }
  int label = 0;
  while (class_start[label + 1] <= first_image + (int)lane) {
    label++;
  }
  for (int w = 0; w < weights; w++) {
    if (predicted[w * lanes + lane] == label) {
      atomicAdd(right + w * classes + label, 1);
    }
  }
  int by_vote = 0;
  int by_share = 0;
  int most_votes = votes_for(predicted + lane, lanes, weights, 0);
  for (int k = 1; k < classes; k++) {
    int votes = votes_for(predicted + lane, lanes, weights, k);
    bool tie = votes == most_votes;
    if (votes > most_votes || (tie && share[k * lanes + lane] > share[by_vote * lanes + lane])) {
      by_vote = k;
      most_votes = votes;
    }
    by_share = share[k * lanes + lane] > share[by_share * lanes + lane] ? k : by_share;
  }
  if (by_vote == label) {
    atomicAdd(ensemble, 1);
  }
  if (by_share == label) {
    atomicAdd(ensemble + 1, 1);
  }
}
