// One network of a batch plan for one lane. A network's rows are the bias, its inputs, then its computed nodes in the plan's
// order; the value of row r for a lane stands at rows[r * stride].
#pragma once
#include "activation.cuh"

// A plan in device memory: the arrays of network/BatchPlan.java's Flat.
//   node_start   (networks + 1)  first computed node of a network
//   activation   (nodes)         activation id
//   source_start (nodes + 1)     first connection into a node
//   source       (connections)   row within the network
//   weight       (connections)   individual weight

// Sum over the sources of a node in the plan's order. The first is taken as it is: 0 + (-0) would be another zero. With
// individual weights the first is a product and each further one an fma.
template <bool INDIVIDUAL>
__device__ __forceinline__ float sum_sources(
    const float* rows, int stride, const int* source, const float* weight, int from, int to) {
  if (from == to) {
    return 0.0f;
  }
  float sum = rows[source[from] * stride];
  if (INDIVIDUAL) {
    sum *= weight[from];
  }
#pragma unroll 4
  for (int k = from + 1; k < to; k++) {
    float value = rows[source[k] * stride];
    sum = INDIVIDUAL ? fmaf(value, weight[k], sum) : sum + value;
  }
  return sum;
}
