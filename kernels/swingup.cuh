// CartPoleSwingUp for one lane: task/control/SwingUpLanes.java's operations in its order. SwingUp.java says what they compute.
#pragma once
#include "noise.cuh"

namespace swingup {

constexpr int MAX_STEPS = 1000;

// Coefficients, computed in task/control/SwingUpModel.java alone: a kernel's parameter, which instructions read where they would
// read a constant.
struct Model {
  float time_step;  // s
  float force;      // N at action 1
  float friction;
  float track;  // m to either side
  float half_turns_per_metre;
  float mass4;   // four times the total mass
  float pole3;   // three times the pole's mass
  float length;  // of the pole
  float inertia2;
  float inertia3;
  float pole3_gravity;
  float mass6_gravity;
  float noise;  // deviation of the noise on observations
};

// Rows of a policy: bias, then the observation.
constexpr int OBSERVATIONS = 5;
constexpr int FIRST_NODE = 1 + OBSERVATIONS;

// Values of a start: x, x_dot, theta, theta_dot, and with noise the number of the episode's stream.
constexpr int START_VALUES = 4;
constexpr int NOISY_START_VALUES = 5;

struct Lane {
  float x;  // m
  float x_dot;
  float theta;  // 0 upright
  float theta_dot;
  float cosine;
  float sine;
  float total;  // sum of the rewards so far
  int steps;
  bool running;
  unsigned stream;  // of the noise

  __device__ __forceinline__ void start(const float* state, bool noisy) {
    x = state[0];
    x_dot = state[1];
    theta = state[2];
    theta_dot = state[3];
    sine = sine_of(theta);
    cosine = cosine_of(theta);
    total = 0.0f;
    steps = 0;
    running = true;
    stream = noisy ? (unsigned)state[4] : 0u;
  }

  // Rows of the observation; the bias, which never changes, is not among them. The policy alone sees the noise.
  __device__ __forceinline__ void observe(const Model& model, bool noisy, float* rows, int stride) const {
    float noise[6] = {};
    if (noisy) {
      normal_pairs(stream, 2 * steps, noise, 2);
      normal_pairs(stream, 2 * steps + 1, noise + 4, 1);
    }
    float exact[OBSERVATIONS] = {x, x_dot, cosine, sine, theta_dot};
#pragma unroll
    for (int k = 0; k < OBSERVATIONS; k++) {
      rows[(1 + k) * stride] = noisy ? exact[k] + model.noise * noise[k] : exact[k];
    }
  }

  __device__ __forceinline__ void step(const Model& model, float action) {
    float force = model.force * limit(action, -1.0f, 1.0f);
    float denominator = model.mass4 - model.pole3 * cosine * cosine;
    float push = force - model.friction * x_dot;
    float cart = (model.pole3_gravity * cosine - model.inertia2 * theta_dot * theta_dot) * sine + 4.0f * push;
    float pole = (model.mass6_gravity - model.inertia3 * theta_dot * theta_dot * cosine) * sine + 6.0f * push * cosine;
    x = x + model.time_step * x_dot;
    theta = theta + model.time_step * theta_dot;
    x_dot = x_dot + model.time_step * (cart / denominator);
    theta_dot = theta_dot + model.time_step * (pole / (model.length * denominator));
    sine = sine_of(theta);
    cosine = cosine_of(theta);
    float reward = 0.5f * (cosine + 1.0f) * cos_pi(x * model.half_turns_per_metre);
    total = total + reward;
    steps++;
    // Not "> track": a NaN ends the episode too.
    running = fabsf(x) <= model.track && steps < MAX_STEPS;
  }
};

}  // namespace swingup
