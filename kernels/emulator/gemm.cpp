#include "gemm.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace standin {

namespace {

constexpr int ROWS = 16, COLUMNS = 4;  // a tile of c that stays in registers

float wide(std::uint16_t bf16) {
  std::uint32_t bits = (std::uint32_t)bf16 << 16;
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Panels of `width` rows (of a) or columns (of b), k innermost but for them; filled up with zeros.
std::vector<float> panels(const Matrix& from, int count, int k, int width, std::size_t step, std::size_t k_step) {
  std::vector<float> packed((std::size_t)(count + width - 1) / width * width * k);
  for (int first = 0; first < count; first += width) {
    float* panel = packed.data() + (std::size_t)first * k;
    for (int i = 0; i < std::min(width, count - first); i++) {
      const std::uint16_t* line = from.at + (first + i) * step;
      for (int l = 0; l < k; l++) {
        panel[(std::size_t)l * width + i] = wide(line[l * k_step]);
      }
    }
  }
  return packed;
}

void tile(const float* a, const float* b, int k, float (&sum)[COLUMNS][ROWS]) {
  typedef float Run __attribute__((vector_size(32)));
  constexpr int RUNS = ROWS / 8;
  Run total[COLUMNS][RUNS] = {};
  for (int l = 0; l < k; l++) {
    Run left[RUNS];
    std::memcpy(left, a + (std::size_t)l * ROWS, sizeof left);
    for (int j = 0; j < COLUMNS; j++) {
      for (int r = 0; r < RUNS; r++) {
        total[j][r] += left[r] * b[(std::size_t)l * COLUMNS + j];
      }
    }
  }
  std::memcpy(sum, total, sizeof sum);
}

}  // namespace

void multiply(int m, int n, int k, float alpha, Matrix a, Matrix b, float beta, float* c, std::size_t ldc) {
  std::vector<float> left = panels(a, m, k, ROWS, a.row_step, a.column_step);
  std::vector<float> right = panels(b, n, k, COLUMNS, b.column_step, b.row_step);
  for (int j = 0; j < n; j += COLUMNS) {
    for (int i = 0; i < m; i += ROWS) {
      float sum[COLUMNS][ROWS];
      tile(left.data() + (std::size_t)i * k, right.data() + (std::size_t)j * k, k, sum);
      for (int q = 0; q < std::min(COLUMNS, n - j); q++) {
        float* column = c + (j + q) * ldc + i;
        for (int p = 0; p < std::min(ROWS, m - i); p++) {
          // As in BLAS, what c held is not read where beta is 0: it may be NaN.
          column[p] = beta == 0.0f ? alpha * sum[q][p] : alpha * sum[q][p] + beta * column[p];
        }
      }
    }
  }
}

}  // namespace standin
