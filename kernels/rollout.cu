// Whole episodes of CartPoleSwingUp, one launch for a batch of networks. Launched by eval/RolloutSlot.java.
//
// A lane is an episode of one network: (weight, start), starts innermost. A block has lanes of one network, so no warp diverges
// on topology; a lane keeps its state in registers and its node values in a column of shared memory, and leaves when its episode
// ends.
//
//   totals (networks, lanes)   sum of the rewards of an episode
//   steps  (networks, lanes)   its steps
//   shared_weight (weights)    1 alone with individual weights
//   starts (starts, 4 or 5)    x, x_dot, theta, theta_dot; where the policy sees noise, the number of its stream
//   model                      coefficients of the variant
// and the plan, see network.cuh.
//
// Dynamic shared memory: values (rows, block), offset of a source's row (connections of a network), node_code (nodes), and with
// individual weights weight (connections); row and connection counts are the greatest of the batch.
#include "network.cuh"
#include "swingup.cuh"

using swingup::FIRST_NODE;
using swingup::Model;

template <bool INDIVIDUAL, bool NOISY>
__device__ __forceinline__ void rollout(
    float* totals, int* steps, const int* node_start, const unsigned char* activation, const int* source_start,
    const int* source, const float* weight, const float* shared_weight, const float* starts, int start_count, int lanes,
    const Model& model, int most_nodes, int most_connections) {
  DYNAMIC_SHARED(float, values);
  int* offsets = (int*)(values + (FIRST_NODE + most_nodes) * blockDim.x);
  int* node_code = offsets + most_connections;  // where the node's sources end, and its activation in the low 4 bits
  float* weights = (float*)(node_code + most_nodes);

  int blocks_each = (lanes + blockDim.x - 1) / blockDim.x;
  int network = blockIdx.x / blocks_each;
  int lane = blockIdx.x % blocks_each * blockDim.x + threadIdx.x;
  int first = node_start[network];
  int nodes = node_start[network + 1] - first;
  int first_source = source_start[first];
  int connections = source_start[first + nodes] - first_source;
  for (int k = threadIdx.x; k < connections; k += blockDim.x) {
    // Multiplied once, so that a step has no products for addresses.
    offsets[k] = source[first_source + k] * blockDim.x;
    if (INDIVIDUAL) {
      weights[k] = weight[first_source + k];
    }
  }
  for (int n = threadIdx.x; n < nodes; n += blockDim.x) {
    node_code[n] = (source_start[first + n + 1] - first_source) << 4 | activation[first + n];
  }
  __syncthreads();
  if (lane >= lanes) {
    return;
  }

  float factor = shared_weight[lane / start_count];
  float* rows = values + threadIdx.x;
  int stride = blockDim.x;
  rows[0] = 1.0f;
  swingup::Lane state;
  state.start(starts + lane % start_count * (NOISY ? swingup::NOISY_START_VALUES : swingup::START_VALUES), NOISY);
  while (state.running) {
    state.observe(model, NOISY, rows, stride);
    float value = 0.0f;
    int from = 0;
    for (int n = 0; n < nodes; n++) {
      int code = node_code[n];
      int to = code >> 4;
      value = activate(code & 15, sum_sources<INDIVIDUAL>(rows, 1, offsets, weights, from, to) * factor);
      rows[(FIRST_NODE + n) * stride] = value;
      from = to;
    }
    // The last node is the only output.
    state.step(model, value);
  }
  totals[network * lanes + lane] = state.total;
  steps[network * lanes + lane] = state.steps;
}

extern "C" __global__ void __launch_bounds__(128) rollout_swingup(
    float* totals, int* steps, const int* __restrict__ node_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight,
    const float* __restrict__ shared_weight, const float* __restrict__ starts, int start_count, int lanes, const Model model,
    int most_nodes, int most_connections) {
  rollout<false, false>(
      totals, steps, node_start, activation, source_start, source, weight, shared_weight, starts, start_count, lanes, model,
      most_nodes, most_connections);
}

extern "C" __global__ void __launch_bounds__(128) rollout_swingup_individual(
    float* totals, int* steps, const int* __restrict__ node_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight,
    const float* __restrict__ shared_weight, const float* __restrict__ starts, int start_count, int lanes, const Model model,
    int most_nodes, int most_connections) {
  rollout<true, false>(
      totals, steps, node_start, activation, source_start, source, weight, shared_weight, starts, start_count, lanes, model,
      most_nodes, most_connections);
}

extern "C" __global__ void __launch_bounds__(128) rollout_swingup_noisy(
    float* totals, int* steps, const int* __restrict__ node_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight,
    const float* __restrict__ shared_weight, const float* __restrict__ starts, int start_count, int lanes, const Model model,
    int most_nodes, int most_connections) {
  rollout<false, true>(
      totals, steps, node_start, activation, source_start, source, weight, shared_weight, starts, start_count, lanes, model,
      most_nodes, most_connections);
}

extern "C" __global__ void __launch_bounds__(128) rollout_swingup_noisy_individual(
    float* totals, int* steps, const int* __restrict__ node_start, const unsigned char* __restrict__ activation,
    const int* __restrict__ source_start, const int* __restrict__ source, const float* __restrict__ weight,
    const float* __restrict__ shared_weight, const float* __restrict__ starts, int start_count, int lanes, const Model model,
    int most_nodes, int most_connections) {
  rollout<true, true>(
      totals, steps, node_start, activation, source_start, source, weight, shared_weight, starts, start_count, lanes, model,
      most_nodes, most_connections);
}

// ---------------------------------------------------------------------------------------------------------------------
// Reference: a thread an episode, straight from the plan, values in device memory as (rows, threads). Slower, and the one that
// runs networks too large for shared memory, some episodes a launch: count of them from first_episode on.

extern "C" __global__ void __launch_bounds__(128, 4) rollout_swingup_reference(
    float* totals, int* steps, float* values, const int* node_start, const unsigned char* activation, const int* source_start,
    const int* source, const float* weight, const float* shared_weight, const float* starts, int start_count, int lanes,
    const Model model, int first_episode, int count, int individual) {
  int thread = blockIdx.x * blockDim.x + threadIdx.x;
  if (thread >= count) {
    return;
  }
  int episode = first_episode + thread;
  int network = episode / lanes;
  int lane = episode % lanes;
  float factor = shared_weight[lane / start_count];
  float* rows = values + thread;
  rows[0] = 1.0f;
  swingup::Lane state;
  bool noisy = model.noise > 0.0f;
  state.start(starts + lane % start_count * (noisy ? swingup::NOISY_START_VALUES : swingup::START_VALUES), noisy);
  while (state.running) {
    state.observe(model, noisy, rows, count);
    float value = 0.0f;
    for (int n = node_start[network]; n < node_start[network + 1]; n++) {
      int from = source_start[n];
      int to = source_start[n + 1];
      float sum = individual ? sum_sources<true>(rows, count, source, weight, from, to)
                             : sum_sources<false>(rows, count, source, weight, from, to);
      value = activate(activation[n], sum * factor);
      rows[(FIRST_NODE + n - node_start[network]) * count] = value;
    }
    state.step(model, value);
  }
  totals[episode] = state.total;
  steps[episode] = state.steps;
}
