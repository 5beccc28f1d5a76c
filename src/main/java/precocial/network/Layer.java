package precocial.network;

import precocial.genome.Activation;

/**
 * One layer of a {@link Network}: a dense 0/1 matrix with a row for each of its nodes over all nodes of earlier layers, as bits;
 * each node's activation; and the individual weights of the ones in the matrix.
 */
public final class Layer {
  private final int first;
  private final int words;
  private final Activation[] activations;
  private final long[] bits; // (nodes, words): column c of a row is bit c % 64 of word c / 64
  private final int[] rowStart; // (nodes + 1): first connection of a row
  private final float[] weights; // (connections): rows in order, columns ascending

  /**
   * @param first number of the layer's first node, and so the number of columns
   * @param columns for each node its sources, ascending
   * @param weights for each node the individual weights of those sources
   */
  Layer(int first, Activation[] activations, int[][] columns, float[][] weights) {
    this.first = first;
    this.words = (first + 63) / 64;
    this.activations = activations;
    bits = new long[activations.length * words];
    rowStart = new int[activations.length + 1];
    for (int row = 0; row < activations.length; row++) {
      rowStart[row + 1] = rowStart[row] + columns[row].length;
      for (int column : columns[row]) {
        bits[row * words + (column >> 6)] |= 1L << column;
      }
    }
    this.weights = new float[rowStart[activations.length]];
    for (int row = 0; row < activations.length; row++) {
      System.arraycopy(weights[row], 0, this.weights, rowStart[row], weights[row].length);
    }
  }

  private Layer(Layer structure, float[] weights) {
    first = structure.first;
    words = structure.words;
    activations = structure.activations;
    bits = structure.bits;
    rowStart = structure.rowStart;
    this.weights = weights;
  }

  /** The same structure, which is shared, with other weights. @param weights (connections) */
  Layer withWeights(float[] weights) {
    return new Layer(this, weights);
  }

  /** Number of this layer's first node; also the count of columns, which are the nodes before it. */
  public int first() {
    return first;
  }

  /** Nodes of this layer, the rows of its matrix. */
  public int size() {
    return activations.length;
  }

  /** What the node of this row, counted from 0 within the layer, applies to its sum. */
  public Activation activation(int row) {
    return activations[row];
  }

  /** Connections into this layer. */
  public int connections() {
    return weights.length;
  }

  /** Whether a row has a one in this column. */
  public boolean connected(int row, int column) {
    return (bits[row * words + (column >> 6)] >>> column & 1) != 0;
  }

  /** The first connected column of a row from the given one on, or -1. */
  public int next(int row, int column) {
    long mask = -1L << column;
    for (int w = column >> 6; w < words; w++) {
      long word = bits[row * words + w] & mask;
      if (word != 0) {
        return (w << 6) + Long.numberOfTrailingZeros(word);
      }
      mask = -1L;
    }
    return -1;
  }

  /** Individual weight of the k-th connection of this layer: rows in order, columns ascending. */
  public float weight(int k) {
    return weights[k];
  }
}
