// Networks of a batch plan for any inputs, with a shared weight or their individual ones. Launched by eval/CudaForward.java and
// CudaPlan.java.
//
// Lanes are samples in tiles of 128; values (tiles, rows, 128 lanes): the rows of a tile are the bias and the inputs, which all
// networks have in common, then the computed nodes of one network after another. A source is a row of the tile. A block has a
// network in a tile; a thread has a lane and reads its own column alone.
#include "network.cuh"

extern "C" __global__ void __launch_bounds__(128) forward_layers(
    float* values, const int* __restrict__ node_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight, float shared_weight,
    int individual, int first_node, int rows_each) {
  int network = blockIdx.y;
  float* rows = values + (size_t)blockIdx.x * rows_each * LANES + threadIdx.x;
  for (int n = node_start[network]; n < node_start[network + 1]; n++) {
    int from = source_start[n];
    int to = source_start[n + 1];
    float sum = individual ? sum_sources<true>(rows, LANES, source, weight, from, to)
                           : sum_sources<false>(rows, LANES, source, weight, from, to);
    rows[(first_node + n) * LANES] = activate(activation[n], sum * shared_weight);
  }
}

// Rows of the bias and the inputs from samples (samples, inputs); 0 behind the last one.
extern "C" __global__ void __launch_bounds__(128) load_samples(
    float* __restrict__ values, const float* __restrict__ samples, int count, int inputs, int rows) {
  size_t sample = (size_t)blockIdx.x * LANES + threadIdx.x;
  float* own = values + ((size_t)blockIdx.x * rows + 1) * LANES + threadIdx.x;
  own[-LANES] = 1.0f;
  for (int i = 0; i < inputs; i++) {
    own[(size_t)i * LANES] = sample < count ? samples[sample * inputs + i] : 0.0f;
  }
}

// The last rows, which are the outputs, as (samples, outputs).
extern "C" __global__ void __launch_bounds__(128) store_outputs(
    float* __restrict__ results, const float* __restrict__ values, int count, int outputs, int rows) {
  size_t sample = (size_t)blockIdx.x * LANES + threadIdx.x;
  if (sample >= count) {
    return;
  }
  const float* own = values + ((size_t)blockIdx.x * rows + rows - outputs) * LANES + threadIdx.x;
  for (int o = 0; o < outputs; o++) {
    results[sample * outputs + o] = own[(size_t)o * LANES];
  }
}

// Rows of the bias and the inputs from images, see leaves.cu: a pixel divided by 255.
extern "C" __global__ void __launch_bounds__(128) load_images(
    float* __restrict__ values, const unsigned char* __restrict__ images, const int* __restrict__ place, int pixels, int rows) {
  size_t tile = blockIdx.x;
  int image = place[tile * LANES + threadIdx.x];
  if (blockIdx.y == 0) {
    values[tile * rows * LANES + threadIdx.x] = 1.0f;
  }
  for (int p = blockIdx.y; p < pixels; p += gridDim.y) {
    unsigned pixel = image < 0 ? 0u : images[(size_t)image * pixels + p];
    values[(tile * rows + 1 + p) * LANES + threadIdx.x] = (float)pixel / 255.0f;
  }
}
