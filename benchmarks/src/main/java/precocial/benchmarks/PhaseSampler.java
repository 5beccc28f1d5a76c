package precocial.benchmarks;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What the thread of a search on images is busy with, by a look at its stack every {@value #MILLIS} ms. It needs no clock inside
 * the search; among a thousand looks, a share is right to one or two percent.
 */
final class PhaseSampler implements AutoCloseable {
  static final int MILLIS = 5;

  /** What a generation consists of. */
  enum Phase {
    /** Genomes to a graph and its program. */
    COMPILE,
    /** The graph on a batch of images. */
    EVALUATE,
    /** Candidates for champion, on other images. */
    CONFIRM,
    /** Ranking, tournaments, mutation. */
    BREED,
    /** Log, champions, checkpoints. */
    FILES,
    OTHER
  }

  private final AtomicIntegerArray looks = new AtomicIntegerArray(Phase.values().length);
  private final Thread looking;

  /** Watches a thread from now on. */
  PhaseSampler(Thread watched) {
    looking =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(MILLIS);
                  looks.incrementAndGet(phase(watched.getStackTrace()).ordinal());
                }
              } catch (InterruptedException e) {
                // Closed: there is nothing more to look at.
              }
            },
            "phase-sampler");
    looking.setDaemon(true);
    looking.start();
  }

  /** Looks that found each phase since the last call, in the order of the phases. */
  int[] take() {
    int[] taken = new int[looks.length()];
    for (int p = 0; p < taken.length; p++) {
      taken[p] = looks.getAndSet(p, 0);
    }
    return taken;
  }

  /** @param stack the innermost call first; the outermost that tells a phase does */
  static Phase phase(StackTraceElement[] stack) {
    Phase found = Phase.OTHER;
    for (int i = stack.length - 1; i >= 0; i--) {
      Phase of = phase(stack[i].getClassName(), stack[i].getMethodName());
      // Compiling happens within judging; whatever a confirmation does is a confirmation.
      if (of != Phase.OTHER && (found == Phase.OTHER || found == Phase.EVALUATE)) {
        found = of;
      }
    }
    return found;
  }

  private static Phase phase(String type, String method) {
    return switch (type) {
      case "precocial.search.SearchRun" ->
          method.equals("confirm") ? Phase.CONFIRM : method.equals("checkpoint") ? Phase.FILES : Phase.OTHER;
      case "precocial.search.RunLog", "precocial.search.RunDetails", "precocial.search.Population",
          "precocial.search.RunDirectory" -> Phase.FILES;
      case "precocial.search.Search" -> method.equals("tell") ? Phase.BREED : Phase.OTHER;
      case "precocial.search.ImageJudge" -> method.equals("judge") ? Phase.EVALUATE : Phase.OTHER;
      case "precocial.network.PopulationCompiler", "precocial.eval.GraphProgram" -> Phase.COMPILE;
      default -> Phase.OTHER;
    };
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
