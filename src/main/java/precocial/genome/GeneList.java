package precocial.genome;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable list that shares all but one chunk with the list it was derived from. Changing one gene of 2,570 copies 32
 * references and a spine of 81, not the list.
 */
final class GeneList<T> extends AbstractList<T> implements RandomAccess {
  private static final int BITS = 5;
  private static final int CHUNK = 1 << BITS;
  private static final int MASK = CHUNK - 1;

  private final Object[][] chunks;
  private final int size;

  private GeneList(Object[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  static <T> GeneList<T> of(List<? extends T> genes) {
    int size = genes.size();
    Object[][] chunks = new Object[(size + MASK) >> BITS][];
    for (int c = 0; c < chunks.length; c++) {
      chunks[c] = genes.subList(c << BITS, Math.min(size, (c + 1) << BITS)).toArray();
    }
    return new GeneList<>(chunks, size);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("gene " + index + " of " + size);
    }
    return (T) chunks[index >> BITS][index & MASK];
  }

  @Override
  public int size() {
    return size;
  }

  GeneList<T> with(int index, T gene) {
    Object[][] spine = chunks.clone();
    Object[] chunk = spine[index >> BITS].clone();
    chunk[index & MASK] = gene;
    spine[index >> BITS] = chunk;
    return new GeneList<>(spine, size);
  }

  GeneList<T> plus(T gene) {
    boolean full = (size & MASK) == 0;
    Object[][] spine = Arrays.copyOf(chunks, full ? chunks.length + 1 : chunks.length);
    int last = spine.length - 1;
    spine[last] = full ? new Object[1] : Arrays.copyOf(spine[last], (size & MASK) + 1);
    spine[last][size & MASK] = gene;
    return new GeneList<>(spine, size + 1);
  }

  /** Chunks that this list and the other hold in common; for the test that sharing takes place. */
  int sharedChunks(GeneList<T> other) {
    int shared = 0;
    for (int c = 0; c < Math.min(chunks.length, other.chunks.length); c++) {
      shared += chunks[c] == other.chunks[c] ? 1 : 0;
    }
    return shared;
  }
}
