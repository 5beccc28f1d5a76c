package precocial.task.biped;

import com.badlogic.gdx.physics.box2d.Body;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import precocial.task.Leniency;

/** Walkers for tests. */
final class Walks {
  static final double[] STILL = new double[WalkerEpisode.ACTIONS];
  static final int STEPS = 1600;

  private Walks() {}

  /** A walker whose episodes have not begun. */
  static WalkerEpisode walker() {
    return walker(false);
  }

  /** @param plain whether all is done as in Gym */
  static WalkerEpisode walker(boolean plain) {
    return walker(plain, Leniency.NONE);
  }

  static WalkerEpisode walker(boolean plain, Leniency leniency) {
    if (Natives.unavailable().isPresent()) {
      throw new AssertionError(Natives.unavailable().get());
    }
    return new WalkerEpisode(plain, leniency);
  }

  /** A walker at the start of an episode. */
  static WalkerEpisode begun(int terrain, double push) {
    WalkerEpisode walker = walker();
    walker.reset(Terrain.of(terrain, false), push);
    return walker;
  }

  /** A walker far above the ground, at rest. */
  static WalkerEpisode lifted() {
    WalkerEpisode walker = begun(1, 0);
    move(walker, 0, 300);
    bodies(walker).forEach(body -> {
      body.setLinearVelocity(0, 0);
      body.setAngularVelocity(0);
    });
    return walker;
  }

  /** Moves the whole walker. */
  static void move(WalkerEpisode walker, double x, double y) {
    for (Body body : bodies(walker)) {
      body.setTransform((float) (body.getPosition().x + x), (float) (body.getPosition().y + y), body.getAngle());
    }
  }

  /** The hull, then upper and lower part of either leg. */
  static List<Body> bodies(WalkerEpisode walker) {
    WalkerWorld world = walker.world();
    return IntStream.range(-1, 4).mapToObj(i -> i < 0 ? world.hull : world.legs[i]).toList();
  }

  /** The episode goes on until it ends, at most for so many further steps. */
  static void go(WalkerEpisode walker, int steps, Function<double[], double[]> policy) {
    for (int i = 0; i < steps && !walker.ended(); i++) {
      walker.step(policy.apply(walker.observation()));
    }
  }

  /** A gait that errs: it comes some way, differs each time, and meets whatever a walker can. */
  static Function<double[], double[]> erring(Random random) {
    Gait gait = new Gait();
    double error = random.nextDouble();
    return seen -> {
      double[] actions = gait.act(seen);
      for (int a = 0; a < actions.length; a++) {
        actions[a] += error * random.nextGaussian();
      }
      return actions;
    };
  }

  /** Stands with its legs apart. */
  static double[] stand(double[] seen) {
    double[] actions = new double[WalkerEpisode.ACTIONS];
    double upright = 4 * seen[0] + 8 * seen[1];
    for (int leg = 0; leg < 2; leg++) {
      int at = 4 + 5 * leg;
      actions[2 * leg] = 4 * (0.5 - leg - seen[at]) - seen[at + 1] + upright;
      actions[2 * leg + 1] = 4 * (0.6 - seen[at + 2]) - seen[at + 3];
    }
    return actions;
  }
}
