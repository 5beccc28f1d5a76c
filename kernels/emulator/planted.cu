// Kernels with a planted bug each, and the same kernels without it: check_net.sh shows that the stand-in finds every bug and
// says nothing of the others. All have one block of 64 threads where nothing else is said, and x with as many floats.
#include "../common.cuh"

constexpr int COUNT = 64;

extern "C" __global__ void global_overrun_bad(float* x) {
  x[threadIdx.x + 1] = 1.0f;
}
extern "C" __global__ void global_overrun_good(float* x) {
  x[threadIdx.x] = 1.0f;
}

// Dynamic shared memory of 64 floats.
extern "C" __global__ void shared_overrun_bad(float* x) {
  DYNAMIC_SHARED(float, values);
  values[threadIdx.x + 1] = x[threadIdx.x];
}
extern "C" __global__ void shared_overrun_good(float* x) {
  DYNAMIC_SHARED(float, values);
  values[threadIdx.x] = x[threadIdx.x];
}

// big is 2^31 - 64.
extern "C" __global__ void overflow_bad(float* x, int big) {
  int thread = threadIdx.x;
  x[thread] = (float)(big + 2 * thread);
}
extern "C" __global__ void overflow_good(float* x, int big) {
  int thread = threadIdx.x;
  x[thread] = (float)(big + thread);
}

extern "C" __global__ void shift_bad(float* x) {
  x[threadIdx.x] = (float)(1 << (int)threadIdx.x);
}
extern "C" __global__ void shift_good(float* x) {
  x[threadIdx.x] = (float)(1 << (int)(threadIdx.x % 31));
}

extern "C" __global__ void static_overrun_bad(float* x) {
  __shared__ float values[COUNT];
  values[threadIdx.x + 1] = 1.0f;
  x[threadIdx.x] = values[threadIdx.x + 1];
}
extern "C" __global__ void static_overrun_good(float* x) {
  __shared__ float values[COUNT];
  values[threadIdx.x] = 1.0f;
  x[threadIdx.x] = values[threadIdx.x];
}

// The host has written none of x; the answer has to be a number.
extern "C" __global__ void uninitialised_bad(float* x) {
  x[threadIdx.x] += 1.0f;
}
extern "C" __global__ void uninitialised_good(float* x) {
  x[threadIdx.x] = 1.0f;
}

extern "C" __global__ void unwritten_shared_bad(float* x) {
  __shared__ float sum[COUNT];
  sum[threadIdx.x] += 1.0f;
  x[threadIdx.x] = sum[threadIdx.x];
}
extern "C" __global__ void unwritten_shared_good(float* x) {
  __shared__ float sum[COUNT];
  sum[threadIdx.x] = 1.0f;
  x[threadIdx.x] = sum[threadIdx.x];
}

// x[i] becomes i + 1 mod 64, through shared memory.
extern "C" __global__ void missing_barrier_bad(float* x) {
  __shared__ float values[COUNT];
  values[threadIdx.x] = (float)threadIdx.x;
  x[threadIdx.x] = values[(threadIdx.x + 1) % COUNT];
}
extern "C" __global__ void missing_barrier_good(float* x) {
  __shared__ float values[COUNT];
  values[threadIdx.x] = (float)threadIdx.x;
  __syncthreads();
  x[threadIdx.x] = values[(threadIdx.x + 1) % COUNT];
}

// A second round may not write what slow threads still read in the first: seen by ThreadSanitizer alone if threads run in order.
extern "C" __global__ void missing_second_barrier_bad(float* x) {
  __shared__ float values[COUNT];
  for (int round = 0; round < 2; round++) {
    values[threadIdx.x] = (float)threadIdx.x;
    __syncthreads();
    x[threadIdx.x] = values[(threadIdx.x + 1) % COUNT];
  }
}
extern "C" __global__ void missing_second_barrier_good(float* x) {
  __shared__ float values[COUNT];
  for (int round = 0; round < 2; round++) {
    values[threadIdx.x] = (float)threadIdx.x;
    __syncthreads();
    x[threadIdx.x] = values[(threadIdx.x + 1) % COUNT];
    __syncthreads();
  }
}

extern "C" __global__ void divergent_sites_bad(float* x) {
  if (threadIdx.x < 32) {
    __syncthreads();
  } else {
    __syncthreads();
  }
  x[threadIdx.x] = 1.0f;
}
extern "C" __global__ void divergent_sites_good(float* x) {
  __syncthreads();
  x[threadIdx.x] = 1.0f;
}

extern "C" __global__ void divergent_exit_bad(float* x) {
  if (threadIdx.x == 63) {
    return;
  }
  __syncthreads();
  x[threadIdx.x] = 1.0f;
}
extern "C" __global__ void divergent_exit_good(float* x) {
  __syncthreads();
  if (threadIdx.x == 63) {
    return;
  }
  x[threadIdx.x] = 1.0f;
}

extern "C" __global__ void exited_lane_bad(float* x) {
  if (threadIdx.x % WARP == 31) {
    return;
  }
  x[threadIdx.x] = __shfl_down_sync(ALL_LANES, 1.0f, 1);
}
extern "C" __global__ void exited_lane_good(float* x) {
  float value = __shfl_down_sync(ALL_LANES, 1.0f, 1);
  if (threadIdx.x % WARP == 31) {
    return;
  }
  x[threadIdx.x] = value;
}

// Within a warp, as if its lanes ran in step.
extern "C" __global__ void lockstep_bad(float* x) {
  __shared__ float values[COUNT];
  int next = threadIdx.x / WARP * WARP + (threadIdx.x + 1) % WARP;
  values[threadIdx.x] = (float)threadIdx.x;
  x[threadIdx.x] = values[next];
}
extern "C" __global__ void lockstep_good(float* x) {
  __shared__ float values[COUNT];
  int next = threadIdx.x / WARP * WARP + (threadIdx.x + 1) % WARP;
  values[threadIdx.x] = (float)threadIdx.x;
  __syncwarp();
  x[threadIdx.x] = values[next];
}

// Two blocks.
extern "C" __global__ void two_blocks_bad(float* x) {
  if (threadIdx.x == 0) {
    x[0] = (float)blockIdx.x;
  }
}
extern "C" __global__ void two_blocks_good(float* x) {
  if (threadIdx.x == 0) {
    x[blockIdx.x] = (float)blockIdx.x;
  }
}

// What the host gets wrong with it: see check.cpp.
extern "C" __global__ void add_one(float* x) {
  x[threadIdx.x] += 1.0f;
}
