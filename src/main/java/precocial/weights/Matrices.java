package precocial.weights;

/** Products of square matrices and vectors, as rows of float64. */
final class Matrices {
  private Matrices() {}

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      double sum = 0;
      for (int j = 0; j < vector.length; j++) {
        sum += matrix[i][j] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  static double[] transposedTimes(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int j = 0; j < vector.length; j++) {
      for (int i = 0; i < product.length; i++) {
        product[i] += matrix[j][i] * vector[j];
      }
    }
    return product;
  }

  static double length(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
