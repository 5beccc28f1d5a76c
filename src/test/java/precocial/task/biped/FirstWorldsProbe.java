package precocial.task.biped;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import precocial.task.Environment;

/** The first worlds of a JVM, on several threads at once. */
final class FirstWorldsProbe {
  static final int THREADS = 8;
  private static final int STEPS = 60; // until something has touched the ground

  private FirstWorldsProbe() {}

  public static void main(String[] args) throws Exception {
    System.out.println(Natives.unavailable().orElse("available") + ", first contact: " + FirstContact.made());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Future<Float>> totals = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int terrain = thread;
      totals.add(pool.submit(() -> {
        together.await();
        return total(terrain);
      }));
    }
    for (Future<Float> total : totals) {
      System.out.println(total.get());
    }
    pool.shutdown();
  }

  /** Of an episode without torques, or its beginning. */
  static float total(int terrain) {
    try (Environment environment = new Biped(false).environment()) {
      environment.add(new double[][] {{terrain, 5}});
      for (int step = 0; step < STEPS; step++) {
        environment.step(new float[4][1]);
      }
      return environment.total(0);
    }
  }
}
