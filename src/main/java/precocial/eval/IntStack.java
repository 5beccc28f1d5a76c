package precocial.eval;

import java.util.Arrays;

/** A growing array of ints; records of several ints are pushed field after field. */
final class IntStack {
  private int[] items = new int[64];
  private int size;

  void push(int a) {
    reserve(1);
    items[size++] = a;
  }

  void push(int a, int b) {
    reserve(2);
    items[size++] = a;
    items[size++] = b;
  }

  void push(int a, int b, int c, int d) {
    reserve(4);
    items[size++] = a;
    items[size++] = b;
    items[size++] = c;
    items[size++] = d;
  }

  private void reserve(int count) {
    if (size + count > items.length) {
      items = Arrays.copyOf(items, 2 * items.length);
    }
  }

  int get(int index) {
    return items[index];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** The backing array, valid until the next push. */
  int[] items() {
    return items;
  }
}
