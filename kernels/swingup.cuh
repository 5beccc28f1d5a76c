// CartPoleSwingUp for one lane: task/control/SwingUpLanes.java's operations in its order. SwingUp.java says what they compute.
#pragma once
#include "activation.cuh"

namespace swingup {

constexpr double GRAVITY = 9.82;
constexpr double CART_MASS = 0.5;
constexpr double POLE_MASS = 0.5;
constexpr double TOTAL_MASS = CART_MASS + POLE_MASS;
constexpr double POLE_LENGTH = 0.6;

constexpr float DT = 0.01f;
constexpr float FORCE = 10.0f;
constexpr float FRICTION = 0.1f;
constexpr float TRACK = 2.4f;
constexpr int MAX_STEPS = 1000;
constexpr float HALF_TURNS_PER_METRE = (float)(0.5 / 2.4);
constexpr float MASS4 = (float)(4 * TOTAL_MASS);
constexpr float POLE3 = (float)(3 * POLE_MASS);
constexpr float LENGTH = (float)POLE_LENGTH;
constexpr float INERTIA2 = (float)(2 * POLE_MASS * POLE_LENGTH);
constexpr float INERTIA3 = (float)(3 * POLE_MASS * POLE_LENGTH);
constexpr float POLE3_GRAVITY = (float)(3 * POLE_MASS * GRAVITY);
constexpr float MASS6_GRAVITY = (float)(6 * TOTAL_MASS * GRAVITY);

// Rows of a policy: bias, then the observation.
constexpr int OBSERVATIONS = 5;
constexpr int FIRST_NODE = 1 + OBSERVATIONS;

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

  // state (4): x, x_dot, theta, theta_dot
  __device__ __forceinline__ void start(const float* state) {
    x = state[0];
    x_dot = state[1];
    theta = state[2];
    theta_dot = state[3];
    sine = sine_of(theta);
    cosine = cosine_of(theta);
    total = 0.0f;
    steps = 0;
    running = true;
  }

  // Rows of the observation; the bias, which never changes, is not among them.
  __device__ __forceinline__ void observe(float* rows, int stride) const {
    rows[1 * stride] = x;
    rows[2 * stride] = x_dot;
    rows[3 * stride] = cosine;
    rows[4 * stride] = sine;
    rows[5 * stride] = theta_dot;
  }

  __device__ __forceinline__ void step(float action) {
    float force = FORCE * limit(action, -1.0f, 1.0f);
    float denominator = MASS4 - POLE3 * cosine * cosine;
    float push = force - FRICTION * x_dot;
    float cart = (POLE3_GRAVITY * cosine - INERTIA2 * theta_dot * theta_dot) * sine + 4.0f * push;
    float pole = (MASS6_GRAVITY - INERTIA3 * theta_dot * theta_dot * cosine) * sine + 6.0f * push * cosine;
    x = x + DT * x_dot;
    theta = theta + DT * theta_dot;
    x_dot = x_dot + DT * (cart / denominator);
    theta_dot = theta_dot + DT * (pole / (LENGTH * denominator));
    sine = sine_of(theta);
    cosine = cosine_of(theta);
    float reward = 0.5f * (cosine + 1.0f) * cos_pi(x * HALF_TURNS_PER_METRE);
    total = total + reward;
    steps++;
    // Not "> TRACK": a NaN ends the episode too.
    running = fabsf(x) <= TRACK && steps < MAX_STEPS;
  }
};

}  // namespace swingup
