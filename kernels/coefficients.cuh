// The constants of the elementary functions: those of numerics/Coefficients.java, which says what each is for. A test compares
// the two files.
#pragma once

constexpr float ROUND = 12582912.0f;
constexpr float PERIODIC_LIMIT = 4194304.0f;
constexpr float ANGLE_LIMIT = 65536.0f;
constexpr float INV_TWO_PI = 0.15915494f;
constexpr float INV_PI_HIGH = 0.31830987f;
constexpr float INV_PI_LOW = 1.28412765e-8f;

constexpr float SIN_5 = -0.000389776425f;
constexpr float SIN_4 = 0.00686784275f;
constexpr float SIN_3 = -0.0751921684f;
constexpr float SIN_2 = 0.524037182f;
constexpr float SIN_1 = -2.02611947f;
constexpr float SIN_0 = 3.14159274f;

constexpr float COS_4 = 0.0776594058f;
constexpr float COS_3 = -0.598292172f;
constexpr float COS_2 = 2.55007768f;
constexpr float COS_1 = -5.1677103f;
constexpr float COS_0 = 3.14159274f;

constexpr float EXPM1_LIMIT = 2.2f;

constexpr float EXPM1_6 = -7.92224528e-05f;
constexpr float EXPM1_5 = 0.00108941598f;
constexpr float EXPM1_4 = -0.00792628527f;
constexpr float EXPM1_3 = 0.0413723327f;
constexpr float EXPM1_2 = -0.1665636f;
constexpr float EXPM1_1 = 0.499986351f;
constexpr float EXPM1_0 = -0.999999702f;

constexpr float TANH_LIMIT = 81.3604f;

constexpr float TANH_P_4 = 1.33188971e-08f;
constexpr float TANH_P_3 = 2.0583353e-05f;
constexpr float TANH_P_2 = 0.00349402684f;
constexpr float TANH_P_1 = 0.133797109f;
constexpr float TANH_P_0 = 1.0f;

constexpr float TANH_Q_4 = 7.76194724e-07f;
constexpr float TANH_Q_3 = 0.000328308f;
constexpr float TANH_Q_2 = 0.025871044f;
constexpr float TANH_Q_1 = 0.467130274f;
constexpr float TANH_Q_0 = 1.0f;

constexpr float STEP_FACTOR = 3e38f;
constexpr float INV_LN2 = 1.442695f;
constexpr float LN2_HIGH = 0.6931472f;
constexpr float LN2_LOW = -1.9046542e-9f;
constexpr float EXP_LOWEST = -87.33654f;
constexpr float EXP_HIGHEST = 88.72283f;

constexpr float EXP_6 = 0.001381461f;
constexpr float EXP_5 = 0.008368711f;
constexpr float EXP_4 = 0.04166839f;
constexpr float EXP_3 = 0.16666521f;
constexpr float EXP_2 = 0.49999994f;

constexpr unsigned SQRT_HALF_BITS = 0x3f3504f3u;
constexpr unsigned EXPONENT_BITS = 0xff800000u;
constexpr float LN2_OF_EXPONENT = LN2_HIGH * 0x1p-23f;

constexpr float LOG_10 = -0.076344997f;
constexpr float LOG_9 = 0.12761578f;
constexpr float LOG_8 = -0.13160183f;
constexpr float LOG_7 = 0.14201757f;
constexpr float LOG_6 = -0.16623357f;
constexpr float LOG_5 = 0.20001227f;
constexpr float LOG_4 = -0.2500082f;
constexpr float LOG_3 = 0.3333333f;
