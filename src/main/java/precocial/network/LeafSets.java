package precocial.network;

import java.util.Arrays;

/**
 * Distinct sets of leaves (bias and inputs), numbered as they arise. Set 0 is the empty one.
 *
 * <p>A set may name an earlier one that it arose from by a few changes: the sum over its leaves can start from the sum over
 * those.
 */
final class LeafSets {
  static final int EMPTY = 0;
  static final int NONE = -1;

  private final int words;
  private final int hashMask;
  private long[] bits; // (sets, words): leaf i of a set is bit i % 64 of word i / 64
  private int[] base = new int[64]; // (sets): an earlier set or NONE
  private int[] slots = new int[256]; // open addressing: set + 1, or 0
  private int size;

  /** @param hashMask the bits of a hash that are used; tests leave few, so that all collide */
  LeafSets(int leaves, int hashMask) {
    words = (leaves + 63) / 64;
    this.hashMask = hashMask;
    bits = new long[64 * words];
    intern(new long[words], NONE);
  }

  /** Longs that hold a set. */
  int words() {
    return words;
  }

  int size() {
    return size;
  }

  /** The number of this set. @param from where it arose from, kept if the set is new */
  int intern(long[] set, int from) {
    int mask = slots.length - 1;
    int slot = hash(set) & mask;
    while (slots[slot] != 0) {
      int found = slots[slot] - 1;
      if (Arrays.equals(bits, found * words, (found + 1) * words, set, 0, words)) {
        return found;
      }
      slot = (slot + 1) & mask;
    }
    if (size == base.length) {
      base = Arrays.copyOf(base, 2 * size);
      bits = Arrays.copyOf(bits, 2 * size * words);
    }
    System.arraycopy(set, 0, bits, size * words, words);
    base[size] = from;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    long[] set = new long[words];
    for (int i = 0; i < size; i++) {
      read(i, set);
      int slot = hash(set) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = (slot + 1) & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  int hash(long[] set) {
    long h = 0;
    for (long word : set) {
      h = (h ^ word) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return (int) (h ^ h >>> 32) & hashMask;
  }

  void read(int set, long[] into) {
    System.arraycopy(bits, set * words, into, 0, words);
  }

  long word(int set, int word) {
    return bits[set * words + word];
  }

  int base(int set) {
    return base[set];
  }

  /** Leaves of a set. */
  int count(int set) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(bits[set * words + w]);
    }
    return count;
  }

  /** The least leaf that only one of two sets holds; NONE where they are equal. */
  int firstDifference(int a, int b) {
    for (int w = 0; w < words; w++) {
      long difference = bits[a * words + w] ^ bits[b * words + w];
      if (difference != 0) {
        return 64 * w + Long.numberOfTrailingZeros(difference);
      }
    }
    return NONE;
  }

  boolean holds(int set, int leaf) {
    return (bits[set * words + (leaf >> 6)] >>> leaf & 1) != 0;
  }

  /** Whether a set holds a leaf greater than this. */
  boolean holdsBeyond(int set, int leaf) {
    int w = leaf >> 6;
    long above = bits[set * words + w] & (leaf % 64 == 63 ? 0 : -1L << leaf + 1);
    while (above == 0 && ++w < words) {
      above = bits[set * words + w];
    }
    return above != 0;
  }
}
