// The values of all nodes of a population graph. Launched by eval/CudaGraph.java.
//
// Values of a (weight, tile) pair stand together, as on the CPU: values (pairs, nodes, 128 lanes), pairs = (weights, tiles).
// Nodes are in the order of levels; a node's sources are in levels before its own.
//
//   level_start  (levels + 1)   first node of a level
//   activation   (nodes)        activation id
//   node_sum     (nodes)        leaf sum that a node starts from, or -1
//   source_start (nodes + 1)    first other source of a node
//   source       (connections)  node
//   sums (sums, tiles * 128)    scaled sums over leaves, see leaves.cu
//   shared_weight (weights)
#include "activation.cuh"

// Lanes of a thread, next to each other; one load or store.
template <int N>
struct alignas(4 * N) Lanes {
  float of[N];
};

template <int N>
__device__ __forceinline__ Lanes<N> load(const float* row) {
  return *(const Lanes<N>*)row;
}

// A node for the lanes of its warp.
template <int N>
__device__ __forceinline__ void evaluate_node(
    float* values, int node, const unsigned char* activation, const int* node_sum, const int* source_start, const int* source,
    const float* sums, size_t sum_stride, float factor) {
  int k = source_start[node];
  int end = source_start[node + 1];
  int sum = node_sum[node];
  const float* first = sum >= 0 ? sums + sum * sum_stride : k < end ? values + (size_t)source[k++] * LANES : nullptr;
  // The first source is taken as it is: 0 + (-0) would be another zero.
  Lanes<N> total = {};
  if (first != nullptr) {
    total = load<N>(first);
  }
#pragma unroll 4
  for (; k < end; k++) {
    Lanes<N> value = load<N>(values + (size_t)source[k] * LANES);
    for (int i = 0; i < N; i++) {
      total.of[i] += value.of[i];
    }
  }
  int id = activation[node];
  for (int i = 0; i < N; i++) {
    total.of[i] = activate(id, total.of[i] * factor);
  }
  *(Lanes<N>*)(values + (size_t)node * LANES) = total;
}

// A block takes all nodes of a strip of lanes, level by level; its warps share the nodes of a level. The strip is a whole tile,
// N = 4 lanes a thread, or where there are few tiles a quarter of one.
template <int N>
__device__ __forceinline__ void evaluate_strip(
    float* values, const int* level_start, const unsigned char* activation, const int* node_sum, const int* source_start,
    const int* source, const float* sums, const float* shared_weight, int levels, int nodes, int tiles) {
  constexpr int STRIPS = LANES / (WARP * N);
  int pair = blockIdx.x / STRIPS;
  int lane = (blockIdx.x % STRIPS * WARP + threadIdx.x % WARP) * N;
  float* own = values + (size_t)pair * nodes * LANES + lane;
  const float* own_sums = sums + (size_t)(pair % tiles) * LANES + lane;
  size_t sum_stride = (size_t)tiles * LANES;
  float factor = shared_weight[pair / tiles];
  for (int level = 0; level < levels; level++) {
    for (int n = level_start[level] + threadIdx.x / WARP; n < level_start[level + 1]; n += blockDim.x / WARP) {
      evaluate_node<N>(own, n, activation, node_sum, source_start, source, own_sums, sum_stride, factor);
    }
    __syncthreads();
  }
}

extern "C" __global__ void __launch_bounds__(512) evaluate_graph(
    float* values, const int* __restrict__ level_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ node_sum, const int* __restrict__ source_start, const int* __restrict__ source,
    const float* __restrict__ sums, const float* __restrict__ shared_weight, int levels, int nodes, int tiles) {
  evaluate_strip<4>(
      values, level_start, activation, node_sum, source_start, source, sums, shared_weight, levels, nodes, tiles);
}

extern "C" __global__ void __launch_bounds__(512) evaluate_graph_strips(
    float* values, const int* __restrict__ level_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ node_sum, const int* __restrict__ source_start, const int* __restrict__ source,
    const float* __restrict__ sums, const float* __restrict__ shared_weight, int levels, int nodes, int tiles) {
  evaluate_strip<1>(
      values, level_start, activation, node_sum, source_start, source, sums, shared_weight, levels, nodes, tiles);
}

// Reference: a block of 128 threads a pair, a thread a lane, all nodes one after another.
extern "C" __global__ void __launch_bounds__(128) evaluate_graph_reference(
    float* values, const unsigned char* activation, const int* node_sum, const int* source_start, const int* source,
    const float* sums, const float* shared_weight, int nodes, int tiles) {
  int pair = blockIdx.x;
  float* own = values + (size_t)pair * nodes * LANES + threadIdx.x;
  const float* own_sums = sums + (size_t)(pair % tiles) * LANES + threadIdx.x;
  for (int n = 0; n < nodes; n++) {
    evaluate_node<1>(
        own, n, activation, node_sum, source_start, source, own_sums, (size_t)tiles * LANES, shared_weight[pair / tiles]);
  }
}
