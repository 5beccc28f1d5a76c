package precocial.eval;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import precocial.data.ImageBatch;

/**
 * The work of judging graphs on a batch, taken by threads task by task. A task is a tile and some successive (graph, weight)
 * pairs; where there are few tiles, the pairs are split so that all threads have work. Nothing depends on the split.
 */
final class ImageTasks {
  private static final int TASKS_PER_THREAD = 4;

  private final ImageBatch batch;
  private final List<GraphProgram> programs;
  private final Weights weights;
  private final Loops loops;
  private final LossTable[] tables; // (graphs)
  private final int tiles;
  private final int parts;
  private final AtomicInteger next = new AtomicInteger();

  ImageTasks(ImageBatch batch, List<GraphProgram> programs, Weights weights, Loops loops, int threads) {
    this.batch = batch;
    this.programs = programs;
    this.weights = weights;
    this.loops = loops;
    tiles = TileValues.tiles(batch);
    int wanted = threads == 1 ? 1 : (TASKS_PER_THREAD * threads + tiles - 1) / tiles;
    parts = Math.min(wanted, programs.size() * weights.count());
    tables = new LossTable[programs.size()];
    for (int g = 0; g < tables.length; g++) {
      tables[g] = new LossTable(programs.get(g).graph.heads(), weights.count(), tiles);
    }
  }

  int count() {
    return tiles * parts;
  }

  /** Losses of each head of each graph, complete when all threads have come back from {@link #work}. */
  LossTable[] tables() {
    return tables;
  }

  /** Works until no task is left. */
  void work() {
    TileValues values = new TileValues(batch, loops);
    TileLoss loss = new TileLoss(batch, loops, values);
    for (int task = next.getAndIncrement(); task < count(); task = next.getAndIncrement()) {
      int tile = task / parts;
      int part = task % parts;
      values.load(tile);
      int pairs = programs.size() * weights.count();
      int end = (int) ((part + 1L) * pairs / parts);
      for (int pair = (int) ((long) part * pairs / parts); pair < end; pair++) {
        int g = pair / weights.count();
        int w = pair % weights.count();
        GraphProgram program = programs.get(g);
        if (values.program() != program) {
          values.sumLeaves(program);
        }
        values.evaluate(weights.value(w));
        loss.begin(tile);
        for (int h = 0; h < program.graph.heads(); h++) {
          tables[g].set(h, w, tile, loss.sum(h));
        }
      }
    }
  }
}
