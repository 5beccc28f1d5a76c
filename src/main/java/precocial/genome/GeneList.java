package precocial.genome;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/**
 * An immutable list that shares all but one chunk with the list it was derived from. Changing one gene of 2,570 copies 32
 * references and a spine of 81, not the list. Genes that match its mark are counted by chunk, so that the one with a given
 * number among them is found at once.
 */
final class GeneList<T> extends AbstractList<T> implements RandomAccess {
  private static final int BITS = 5;
  private static final int CHUNK = 1 << BITS;
  private static final int MASK = CHUNK - 1;
  private static final Object[] NONE = {};

  private final Object[][] chunks;
  private final int size;
  private final Predicate<T> mark;
  private final byte[] counts; // (chunks): marked genes
  private final int marked;

  private GeneList(Object[][] chunks, int size, Predicate<T> mark, byte[] counts, int marked) {
    this.chunks = chunks;
    this.size = size;
    this.mark = mark;
    this.counts = counts;
    this.marked = marked;
  }

  static <T> GeneList<T> of(List<? extends T> genes) {
    return of(genes, gene -> false);
  }

  static <T> GeneList<T> of(List<? extends T> genes, Predicate<T> mark) {
    int size = genes.size();
    Object[][] chunks = new Object[(size + MASK) >> BITS][];
    byte[] counts = new byte[chunks.length];
    int marked = 0;
    for (int c = 0; c < chunks.length; c++) {
      List<? extends T> part = genes.subList(c << BITS, Math.min(size, (c + 1) << BITS));
      chunks[c] = part.toArray();
      for (T gene : part) {
        counts[c] += one(mark.test(gene));
      }
      marked += counts[c];
    }
    return new GeneList<>(chunks, size, mark, counts, marked);
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
    int change = one(mark.test(gene)) - one(mark.test(get(index)));
    byte[] changed = counts;
    if (change != 0) {
      changed = counts.clone();
      changed[index >> BITS] += change;
    }
    return new GeneList<>(spine, size, mark, changed, marked + change);
  }

  GeneList<T> plus(T gene) {
    boolean full = (size & MASK) == 0;
    Object[][] spine = Arrays.copyOf(chunks, full ? chunks.length + 1 : chunks.length);
    int last = spine.length - 1;
    spine[last] = full ? new Object[1] : Arrays.copyOf(spine[last], (size & MASK) + 1);
    spine[last][size & MASK] = gene;
    int more = one(mark.test(gene));
    byte[] longer = Arrays.copyOf(counts, spine.length);
    longer[last] += more;
    return new GeneList<>(spine, size + 1, mark, longer, marked + more);
  }

  /** Passes each gene with its position. */
  @SuppressWarnings("unchecked")
  void forEach(ObjIntConsumer<T> action) {
    for (int c = 0; c < chunks.length; c++) {
      Object[] chunk = chunks[c];
      for (int i = 0; i < chunk.length; i++) {
        action.accept((T) chunk[i], c << BITS | i);
      }
    }
  }

  /** How many genes are marked. */
  int marked() {
    return marked;
  }

  /** Position of the marked gene, or of the unmarked one, that so many others of its kind precede; there must be one. */
  int place(boolean isMarked, int before) {
    int c = 0;
    int left = before;
    for (int here = count(c, isMarked); left >= here; here = count(c, isMarked)) {
      left -= here;
      c++;
    }
    for (int i = c << BITS; ; i++) {
      if (mark.test(get(i)) == isMarked && left-- == 0) {
        return i;
      }
    }
  }

  private int count(int chunk, boolean isMarked) {
    return isMarked ? counts[chunk] : chunks[chunk].length - counts[chunk];
  }

  private static int one(boolean marked) {
    return marked ? 1 : 0;
  }

  /** Ascending positions at which the other list has another gene object or none. Chunks in common are skipped. */
  int[] changed(GeneList<T> from) {
    int[] places = new int[8];
    int count = 0;
    for (int c = 0; c < chunks.length; c++) {
      Object[] mine = chunks[c];
      Object[] theirs = c < from.chunks.length ? from.chunks[c] : NONE;
      for (int i = 0; mine != theirs && i < mine.length; i++) {
        if (i >= theirs.length || mine[i] != theirs[i]) {
          places = count < places.length ? places : Arrays.copyOf(places, 2 * count);
          places[count++] = c << BITS | i;
        }
      }
    }
    return Arrays.copyOf(places, count);
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
