package precocial.network;

import java.util.Arrays;
import precocial.genome.Activation;

/**
 * Distinct subnetworks, numbered as they arise: two nodes of whatever genomes have the same number if they have the same
 * activation, the same leaves (bias and inputs) and sources of the same numbers. Under a shared weight they have the same value.
 * A source has a smaller number than what it is a source of.
 *
 * <p>Sources are kept in the order in which {@link NetworkCompiler} numbers them, so that a sum over them has the same bits as in
 * a network compiled alone.
 */
final class Structures {
  private static final Activation[] ACTIVATIONS = Activation.values();

  private final LeafSets leafSets;
  private final int hashMask;
  private int[] depth = new int[64];
  private byte[] activation = new byte[64];
  private int[] leaves = new int[64];
  private int[][] sources = new int[64][];
  private int[] hashes = new int[64];
  private int[] slots = new int[256]; // open addressing: structure + 1, or 0
  private int size;

  Structures(LeafSets leafSets, int hashMask) {
    this.leafSets = leafSets;
    this.hashMask = hashMask;
  }

  int size() {
    return size;
  }

  /** Longest path from a leaf. */
  int depth(int structure) {
    return depth[structure];
  }

  Activation activation(int structure) {
    return ACTIVATIONS[activation[structure]];
  }

  /** The set of leaves that its sum runs over. */
  int leaves(int structure) {
    return leaves[structure];
  }

  /** What its sum runs over besides leaves, in order; one that occurs twice counts twice. Not to be written to. */
  int[] sources(int structure) {
    return sources[structure];
  }

  /**
   * The number of a structure.
   *
   * @param from holds the numbers of its sources in any order; sorted here
   */
  int intern(Activation function, int leafSet, int[] from, int count) {
    sort(from, count);
    int hash = hash(function.ordinal(), leafSet, from, count);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int found = slots[slot] - 1;
      if (hashes[found] == hash && activation[found] == function.ordinal() && leaves[found] == leafSet
          && Arrays.equals(sources[found], 0, sources[found].length, from, 0, count)) {
        return found;
      }
      slot = (slot + 1) & mask;
    }
    if (size == depth.length) {
      depth = Arrays.copyOf(depth, 2 * size);
      activation = Arrays.copyOf(activation, 2 * size);
      leaves = Arrays.copyOf(leaves, 2 * size);
      sources = Arrays.copyOf(sources, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    // The last source is one of the deepest.
    depth[size] = count == 0 ? 1 : 1 + depth[from[count - 1]];
    activation[size] = (byte) function.ordinal();
    leaves[size] = leafSet;
    sources[size] = Arrays.copyOf(from, count);
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  int hash(int function, int leafSet, int[] from, int count) {
    long h = function * 0x9E3779B97F4A7C15L ^ leafSet;
    for (int i = 0; i < count; i++) {
      h = (h ^ from[i]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 31;
    }
    h *= 0xD6E8FEB86659FD93L;
    return (int) (h >>> 32) & hashMask;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = hashes[i] & slots.length - 1;
      while (slots[slot] != 0) {
        slot = (slot + 1) & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  /** Insertion sort: lists are short, and those of children nearly in order. */
  private void sort(int[] from, int count) {
    for (int i = 1; i < count; i++) {
      int moved = from[i];
      int k = i;
      while (k > 0 && compare(from[k - 1], moved) > 0) {
        from[k] = from[--k];
      }
      from[k] = moved;
    }
  }

  /**
   * The order of {@link NetworkCompiler}: by layer, then activation, then sources, leaves first; of two lists of which one begins
   * with the other, the shorter is less.
   */
  int compare(int first, int second) {
    int a = first;
    int b = second;
    while (a != b) {
      if (depth[a] != depth[b]) {
        return Integer.compare(depth[a], depth[b]);
      }
      if (activation[a] != activation[b]) {
        return Integer.compare(activation[a], activation[b]);
      }
      int leaf = leafSets.firstDifference(leaves[a], leaves[b]);
      if (leaf != LeafSets.NONE) {
        // The list that holds the leaf is less, unless the other ended before it.
        boolean inA = leafSets.holds(leaves[a], leaf);
        int without = inA ? b : a;
        boolean ended = sources[without].length == 0 && !leafSets.holdsBeyond(leaves[without], leaf);
        return inA == ended ? 1 : -1;
      }
      int i = Arrays.mismatch(sources[a], sources[b]);
      if (i == Math.min(sources[a].length, sources[b].length)) {
        return Integer.compare(sources[a].length, sources[b].length);
      }
      int next = sources[a][i];
      b = sources[b][i];
      a = next;
    }
    return 0;
  }
}
