// The product that the stand-in cuBLAS has: bf16 times bf16 to float32.
#pragma once

#include <cstddef>
#include <cstdint>

namespace standin {

struct Matrix {
  const std::uint16_t* at;
  std::size_t row_step, column_step;  // of the matrix as it is multiplied
};

// c (m, n), columns at distance ldc: alpha a b + beta c. Sums run over k in order; cuBLAS promises no order.
void multiply(int m, int n, int k, float alpha, Matrix a, Matrix b, float beta, float* c, std::size_t ldc);

}  // namespace standin
