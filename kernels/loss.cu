// Cross-entropy of every (head, weight) pair over a pass of images: eval/TileLoss.java's operations in its order. Launched by
// eval/CudaHeads.java.
//
// values (pairs, nodes, 128 lanes), pairs = (weights, tiles), as graph.cu leaves them. Heads share outputs; an exponential is
// taken once for a distinct output, and the sum over a class's images once for a distinct (output, class) pair, "labelled".
//
//   output_node (outputs)         node of a distinct output
//   exps        (pairs, outputs, 128 lanes)
//   label_start (classes + 1)     first labelled of a class
//   label_output (labelled)       its distinct output
//   class_start (classes + 1)     first image of a class within the batch
//   tile_lanes  (tiles)           images of a tile
//   labelled    (pairs, labelled) sum over the tile's images of the class
//   head_output (heads, classes)  distinct output
//   head_label  (heads, classes)  labelled
//   tile_sums   (heads, pairs)    cross-entropy summed over a tile
//   first_tile                    number of the pass's first tile within the batch
#include "activation.cuh"

constexpr float LEAST_SUM = 0x1p-100f;  // Loops.LEAST_SUM

__device__ __forceinline__ bool in_range(float sum) {
  return sum >= LEAST_SUM && sum < __uint_as_float(0x7f800000u);
}

extern "C" __global__ void __launch_bounds__(128) exp_outputs(
    float* __restrict__ exps, const float* __restrict__ values, const int* __restrict__ output_node, int outputs, int nodes) {
  size_t pair = blockIdx.x / outputs;
  int output = blockIdx.x % outputs;
  exps[(pair * outputs + output) * LANES + threadIdx.x] =
      exp_of(values[(pair * nodes + output_node[output]) * LANES + threadIdx.x]);
}

// First and last image of a class within a tile, as lanes; empty where the tile has none.
__device__ __forceinline__ void lanes_of_class(const int* class_start, int k, int first, int lanes, int* from, int* to) {
  *from = max(class_start[k] - first, 0);
  *to = min(class_start[k + 1] - first, lanes);
}

// A warp has a labelled sum of a tile.
extern "C" __global__ void __launch_bounds__(128) sum_labels(
    float* __restrict__ labelled, const float* __restrict__ values, const int* __restrict__ output_node,
    const int* __restrict__ label_start, const int* __restrict__ label_output, const int* __restrict__ class_start,
    const int* __restrict__ tile_lanes, int labels, int classes, int nodes, int tiles, int first_tile) {
  int warps = blockDim.x / WARP;
  int blocks_each = (labels + warps - 1) / warps;
  size_t pair = blockIdx.x / blocks_each;
  int label = blockIdx.x % blocks_each * warps + threadIdx.x / WARP;
  if (label >= labels) {
    return;
  }
  int k = 0;
  while (label_start[k + 1] <= label) {
    k++;
  }
  int tile = pair % tiles;
  int from, to;
  lanes_of_class(class_start, k, (first_tile + tile) * LANES, tile_lanes[tile], &from, &to);
  if (from >= to) {
    return;
  }
  const float* row = values + (pair * nodes + output_node[label_output[label]]) * LANES;
  float part[4];
  for (int i = 0; i < 4; i++) {
    int lane = threadIdx.x % WARP + WARP * i;
    part[i] = from <= lane && lane < to ? row[lane] : 0.0f;
  }
  float sum = tree_sum(part[0], part[1], part[2], part[3]);
  if (threadIdx.x % WARP == 0) {
    labelled[pair * labels + label] = sum;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Loss of an image whose sum of exponentials leaves the range of floats: outputs shifted by the greatest.

struct Outputs {
  const float* values;  // of the pair, at the image's lane
  const int* output_node;
  const int* head_output;  // of the head

  __device__ __forceinline__ float of(int k) const {
    return values[(size_t)output_node[head_output[k]] * LANES];
  }
};

__device__ __noinline__ double shifted_loss(Outputs outputs, int classes, double label) {
  float greatest = -__uint_as_float(0x7f800000u);
  for (int k = 0; k < classes; k++) {
    float output = outputs.of(k);
    greatest = output > greatest || output != output ? output : greatest;
    if (output != output) {
      break;  // NaN stays, as with Java's max
    }
  }
  float sum = 0.0f;
  for (int k = 0; k < classes; k++) {
    sum += exp_of(outputs.of(k) - greatest);
  }
  return log_of(sum) + (greatest - label);
}

__device__ __forceinline__ int class_of(const int* class_start, int image) {
  int k = 0;
  while (class_start[k + 1] <= image) {
    k++;
  }
  return k;
}

// A warp has a head in a tile.
extern "C" __global__ void __launch_bounds__(128) judge_heads(
    double* __restrict__ tile_sums, const float* __restrict__ exps, const float* __restrict__ values,
    const float* __restrict__ labelled, const int* __restrict__ output_node, const int* __restrict__ head_output,
    const int* __restrict__ head_label, const int* __restrict__ class_start, const int* __restrict__ tile_lanes, int heads,
    int outputs, int labels, int classes, int nodes, int tiles, int pairs, int first_tile) {
  int warps = blockDim.x / WARP;
  int blocks_each = (heads + warps - 1) / warps;
  size_t pair = blockIdx.x / blocks_each;
  int head = blockIdx.x % blocks_each * warps + threadIdx.x / WARP;
  if (head >= heads) {
    return;
  }
  int own = threadIdx.x % WARP;
  int tile = pair % tiles;
  int lanes = tile_lanes[tile];
  int first = (first_tile + tile) * LANES;
  const int* rows = head_output + (size_t)head * classes;
  const float* tile_exps = exps + pair * outputs * LANES;
  float sum[4];
  for (int i = 0; i < 4; i++) {
    sum[i] = tile_exps[(size_t)rows[0] * LANES + own + WARP * i];
  }
  for (int k = 1; k < classes; k++) {
    const float* row = tile_exps + (size_t)rows[k] * LANES + own;
    for (int i = 0; i < 4; i++) {
      sum[i] += row[WARP * i];
    }
  }
  bool inside = true;
  float logs[4];
  for (int i = 0; i < 4; i++) {
    inside = inside && in_range(sum[i]);
    logs[i] = log_of(sum[i]);
  }
  double loss = 0.0;
  if (__all_sync(ALL_LANES, inside)) {
    for (int i = 0; i < 4; i++) {
      logs[i] = own + WARP * i < lanes ? logs[i] : 0.0f;
    }
    loss = tree_sum(logs[0], logs[1], logs[2], logs[3]);
    int last = class_of(class_start, first + lanes - 1);
    for (int k = class_of(class_start, first); k <= last; k++) {
      // A class between two others may have no image here; its sum is then an empty one.
      bool here = class_start[k] < class_start[k + 1];
      loss -= here ? labelled[pair * labels + head_label[(size_t)head * classes + k]] : 0.0f;
    }
  } else {
    for (int lane = 0; lane < LANES; lane++) {
      int i = lane / WARP;
      double term = 0.0;
      if (own == lane % WARP && lane < lanes) {
        Outputs outputs = {values + pair * nodes * LANES + lane, output_node, rows};
        double label = outputs.of(class_of(class_start, first + lane));
        term = in_range(sum[i]) ? logs[i] - label : shifted_loss(outputs, classes, label);
      }
      term = __shfl_sync(ALL_LANES, term, lane % WARP);
      loss = lane < lanes ? loss + term : loss;
    }
  }
  if (own == 0) {
    tile_sums[(size_t)head * pairs + pair] = loss;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Sum over the tiles of a pass in numerics/FixedTree.java's tree: halves apart, the left one the larger where they differ.
// A thread has a (head, weight).

extern "C" __global__ void __launch_bounds__(128) reduce_tiles(
    double* __restrict__ sums, const double* __restrict__ tile_sums, int count, int tiles) {
  int index = blockIdx.x * blockDim.x + threadIdx.x;
  if (index >= count) {
    return;
  }
  const double* own = tile_sums + (size_t)index * tiles;
  // Leaves from left to right; after each, the sums that are complete with it are added. Level l of the path says whether the
  // right half is under way, and holds the left half's sum.
  double left[32];
  int size[32];
  bool right[32];
  int depth = 0;
  int first = 0;
  int count_here = tiles;
  double value = 0.0;
  while (true) {
    while (count_here > 1) {
      size[depth] = count_here;
      right[depth] = false;
      depth++;
      count_here = (count_here + 1) / 2;
    }
    value = own[first++];
    while (depth > 0 && right[depth - 1]) {
      depth--;
      value = left[depth] + value;
    }
    if (depth == 0) {
      break;
    }
    left[depth - 1] = value;
    right[depth - 1] = true;
    count_here = size[depth - 1] - (size[depth - 1] + 1) / 2;
  }
  sums[index] = value;
}

// ---------------------------------------------------------------------------------------------------------------------
// Reference: a thread a head and a pair, lane by lane; exponentials and labelled sums are its own.

__device__ __forceinline__ float tree_sum_reference(const float* row, int from, int to) {
  float part[LANES];
  for (int i = 0; i < LANES; i++) {
    part[i] = from <= i && i < to ? row[i] : 0.0f;
  }
  for (int half = LANES / 2; half > 0; half /= 2) {
    for (int i = 0; i < half; i++) {
      part[i] += part[i + half];
    }
  }
  return part[0];
}

extern "C" __global__ void __launch_bounds__(128) judge_heads_reference(
    double* tile_sums, const float* values, const int* output_node, const int* head_output, const int* class_start,
    const int* tile_lanes, int heads, int classes, int nodes, int tiles, int pairs, int first_tile) {
  int index = blockIdx.x * blockDim.x + threadIdx.x;
  if (index >= heads * pairs) {
    return;
  }
  int head = index / pairs;
  size_t pair = index % pairs;
  int tile = pair % tiles;
  int lanes = tile_lanes[tile];
  int first = (first_tile + tile) * LANES;
  const float* own = values + pair * nodes * LANES;
  const int* rows = head_output + (size_t)head * classes;
  float logs[LANES];
  bool inside = true;
  for (int lane = 0; lane < LANES; lane++) {
    float sum = 0.0f;
    for (int k = 0; k < classes; k++) {
      float e = exp_of(own[(size_t)output_node[rows[k]] * LANES + lane]);
      sum = k == 0 ? e : sum + e;
    }
    inside = inside && in_range(sum);
    logs[lane] = sum;
  }
  double loss = 0.0;
  for (int lane = 0; lane < lanes && !inside; lane++) {
    Outputs outputs = {own + lane, output_node, rows};
    double label = outputs.of(class_of(class_start, first + lane));
    loss += in_range(logs[lane]) ? log_of(logs[lane]) - label : shifted_loss(outputs, classes, label);
  }
  if (inside) {
    for (int lane = 0; lane < LANES; lane++) {
      logs[lane] = log_of(logs[lane]);
    }
    loss = tree_sum_reference(logs, 0, lanes);
    for (int k = class_of(class_start, first); k <= class_of(class_start, first + lanes - 1); k++) {
      int from, to;
      lanes_of_class(class_start, k, first, lanes, &from, &to);
      loss -= tree_sum_reference(own + (size_t)output_node[rows[k]] * LANES, from, to);
    }
  }
  tile_sums[index] = loss;
}
