package precocial.genome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Gives the numbers it was told, in that order, and notes the bounds asked for; what it was not told fails the test. */
final class ScriptedRandom implements RandomGenerator {
  final List<Integer> bounds = new ArrayList<>();
  private final Deque<Integer> ints = new ArrayDeque<>();
  private final double always;

  private ScriptedRandom(double always, int[] ints) {
    this.always = always;
    for (int i : ints) {
      this.ints.add(i);
    }
  }

  static ScriptedRandom drawing(int... ints) {
    return new ScriptedRandom(Double.NaN, ints);
  }

  /** The same double each time one is asked for. */
  static ScriptedRandom always(double number, int... ints) {
    return new ScriptedRandom(number, ints);
  }

  @Override
  public int nextInt(int bound) {
    bounds.add(bound);
    return ints.remove();
  }

  @Override
  public double nextDouble() {
    return always;
  }

  @Override
  public long nextLong() {
    throw new AssertionError("no long was expected to be drawn");
  }
}
