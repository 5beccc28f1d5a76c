package precocial.task.biped;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import precocial.task.Environment;

/** Walkers side by side, each in a world of its own, which the lane's next episode takes over. */
final class BipedLanes implements Environment {
  private final Biped task;
  private final float[][] observations = new float[WalkerEpisode.OBSERVATIONS][0]; // (observations, lanes)
  private final double[] actions = new double[WalkerEpisode.ACTIONS];
  private final Deque<WalkerEpisode> spare = new ArrayDeque<>();
  private WalkerEpisode[] walkers = {}; // (lanes)
  private boolean[] running = {}; // (lanes)
  private int lanes;

  BipedLanes(Biped task) {
    this.task = task;
  }

  @Override
  public void add(double[][] starts) {
    if (lanes + starts.length > walkers.length) {
      walkers = Arrays.copyOf(walkers, lanes + starts.length);
      running = Arrays.copyOf(running, walkers.length);
      for (int q = 0; q < observations.length; q++) {
        observations[q] = Arrays.copyOf(observations[q], walkers.length);
      }
    }
    for (double[] start : starts) {
      WalkerEpisode walker = spare.isEmpty() ? new WalkerEpisode(false, task.leniency()) : spare.pop();
      int lane = lanes++; // At once, so that close() finds it where the rest fails.
      walkers[lane] = walker;
      walker.reset(task.terrain(start), start[1]);
      running[lane] = true;
      look(lane);
    }
  }

  private void look(int lane) {
    double[] seen = walkers[lane].observation();
    for (int q = 0; q < observations.length; q++) {
      observations[q][lane] = (float) seen[q];
    }
    WalkerRecorder recorder = task.recorder();
    if (recorder != null) {
      recorder.earned(walkers[lane].total());
      recorder.frame(walkers[lane].x(), walkers[lane].y(), seen);
    }
  }

  @Override
  public void keep(int[] kept) {
    int next = 0;
    for (int lane = 0; lane < lanes; lane++) {
      if (next < kept.length && kept[next] == lane) {
        walkers[next] = walkers[lane];
        running[next] = running[lane];
        for (float[] row : observations) {
          row[next] = row[lane];
        }
        next++;
      } else {
        spare.push(walkers[lane]);
      }
    }
    Arrays.fill(walkers, next, lanes, null);
    lanes = next;
  }

  @Override
  public float[][] observations() {
    return observations.clone();
  }

  @Override
  public void step(float[][] all) {
    for (int lane = 0; lane < lanes; lane++) {
      if (running[lane]) {
        for (int a = 0; a < actions.length; a++) {
          actions[a] = all[a][lane];
        }
        WalkerEpisode walker = walkers[lane];
        walker.step(actions);
        running[lane] = !walker.ended() && walker.steps() < task.maxSteps();
        look(lane);
      }
    }
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public boolean running(int lane) {
    return running[lane];
  }

  @Override
  public float total(int lane) {
    return (float) walkers[lane].total();
  }

  @Override
  public int steps(int lane) {
    return walkers[lane].steps();
  }

  @Override
  public void close() {
    for (int lane = 0; lane < lanes; lane++) {
      walkers[lane].close();
    }
    spare.forEach(WalkerEpisode::close);
    spare.clear();
    lanes = 0;
  }
}
