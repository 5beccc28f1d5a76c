// A step of the policies of many lanes, whose physics the processor does. Launched by eval/CudaPolicy.java.
//
// A tile is up to 32 lanes of one network, and a block's work: a warp takes a node for all of them, so it never diverges on
// topology; the warps of a block share the nodes of a layer among them. A step has few lanes, and the processor waits for it:
// what counts is how long one tile takes.
//
//   actions      (outputs, lanes)
//   tiles        (tiles, 3)        network, first lane, lanes
//   factor       (lanes)           shared weight; 1 with individual weights
//   observations (inputs, lanes)
//   layer_start  (networks + 1)    first layer of a network
//   layer_end    (layers)          one past the layer's last computed node
// and the plan, see network.cuh.
//
// Dynamic shared memory: values (rows, 32); the row count is the greatest of the tiles.
#include "network.cuh"

template <bool INDIVIDUAL>
__device__ __forceinline__ void policy(
    float* actions, const int* tiles, const float* factor, const float* observations, int lanes, int inputs, int outputs,
    const int* node_start, const int* layer_start, const int* layer_end, const unsigned char* activation, const int* source_start,
    const int* source, const float* weight) {
  DYNAMIC_SHARED(float, values);
  const int* tile = tiles + 3 * blockIdx.x;
  int network = tile[0];
  int lane = tile[1] + threadIdx.x % WARP;
  bool present = threadIdx.x % WARP < tile[2];
  int warp = threadIdx.x / WARP;
  int warps = blockDim.x / WARP;
  float* rows = values + threadIdx.x % WARP;
  float own_factor = present ? factor[lane] : 0.0f;
  for (int row = warp; row <= inputs; row += warps) {
    rows[row * WARP] = row == 0 ? 1.0f : present ? observations[(row - 1) * lanes + lane] : 0.0f;
  }
  // Row of the node with number 0, were it this network's.
  int offset = 1 + inputs - node_start[network];
  int from = node_start[network];
  for (int layer = layer_start[network]; layer < layer_start[network + 1]; layer++) {
    __syncthreads();
    int to = layer_end[layer];
    for (int n = from + warp; n < to; n += warps) {
      float sum = sum_sources<INDIVIDUAL>(rows, WARP, source, weight, source_start[n], source_start[n + 1]);
      rows[(offset + n) * WARP] = activate(activation[n], sum * own_factor);
    }
    from = to;
  }
  __syncthreads();
  // The last nodes are the outputs.
  for (int o = warp; present && o < outputs; o += warps) {
    actions[o * lanes + lane] = rows[(offset + from - outputs + o) * WARP];
  }
}

extern "C" __global__ void __launch_bounds__(256) policy_step(
    float* __restrict__ actions, const int* __restrict__ tiles, const float* __restrict__ factor,
    const float* __restrict__ observations, int lanes, int inputs, int outputs, const int* __restrict__ node_start,
    const int* __restrict__ layer_start, const int* __restrict__ layer_end, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight) {
  policy<false>(
      actions, tiles, factor, observations, lanes, inputs, outputs, node_start, layer_start, layer_end, activation, source_start,
      source, weight);
}

extern "C" __global__ void __launch_bounds__(256) policy_step_individual(
    float* __restrict__ actions, const int* __restrict__ tiles, const float* __restrict__ factor,
    const float* __restrict__ observations, int lanes, int inputs, int outputs, const int* __restrict__ node_start,
    const int* __restrict__ layer_start, const int* __restrict__ layer_end, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight) {
  policy<true>(
      actions, tiles, factor, observations, lanes, inputs, outputs, node_start, layer_start, layer_end, activation, source_start,
      source, weight);
}

// ---------------------------------------------------------------------------------------------------------------------
// Reference: a thread a lane, a block of 32 a tile, values in device memory as (rows, lanes). Slower, and the one that runs
// networks too large for shared memory.

extern "C" __global__ void __launch_bounds__(32) policy_step_reference(
    float* actions, const int* tiles, const float* factor, const float* observations, int lanes, int inputs, int outputs,
    const int* node_start, const int* layer_start, const int* layer_end, const unsigned char* activation, const int* source_start,
    const int* source, const float* weight, float* values, int individual) {
  const int* tile = tiles + 3 * blockIdx.x;
  if (threadIdx.x >= tile[2]) {
    return;
  }
  int lane = tile[1] + threadIdx.x;
  float* rows = values + lane;
  rows[0] = 1.0f;
  for (int i = 0; i < inputs; i++) {
    rows[(1 + i) * lanes] = observations[i * lanes + lane];
  }
  int row = 1 + inputs;
  for (int n = node_start[tile[0]]; n < node_start[tile[0] + 1]; n++) {
    int from = source_start[n];
    int to = source_start[n + 1];
    float sum = individual ? sum_sources<true>(rows, lanes, source, weight, from, to)
                           : sum_sources<false>(rows, lanes, source, weight, from, to);
    rows[row++ * lanes] = activate(activation[n], sum * factor[lane]);
  }
  for (int o = 0; o < outputs; o++) {
    actions[o * lanes + lane] = rows[(row - outputs + o) * lanes];
  }
}
