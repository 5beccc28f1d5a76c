package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.physics.box2d.Body;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Energy, momentum, falls: what physics says of a walker, whatever its figures. */
class PhysicsTest {
  private static double sum(WalkerEpisode walker, ToDoubleFunction<Body> of) {
    return Walks.bodies(walker).stream().mapToDouble(of).sum();
  }

  private static double speedDown(WalkerEpisode walker) {
    return -sum(walker, body -> body.getMass() * body.getLinearVelocity().y) / sum(walker, Body::getMass);
  }

  /** Of motion, about each body's centre of mass and with it. */
  private static double kinetic(WalkerEpisode walker) {
    return sum(walker, body -> {
      double inertia = body.getInertia() - body.getMass() * body.getLocalCenter().len2();
      double turn = body.getAngularVelocity();
      return (body.getMass() * body.getLinearVelocity().len2() + inertia * turn * turn) / 2;
    });
  }

  private static double energy(WalkerEpisode walker) {
    return kinetic(walker) + sum(walker, body -> body.getMass() * 10 * body.getWorldCenter().y);
  }

  private static double turn(WalkerEpisode walker) {
    double mass = sum(walker, Body::getMass);
    double x = sum(walker, body -> body.getMass() * body.getWorldCenter().x) / mass;
    double y = sum(walker, body -> body.getMass() * body.getWorldCenter().y) / mass;
    return sum(walker, body -> {
      double inertia = body.getInertia() - body.getMass() * body.getLocalCenter().len2();
      return inertia * body.getAngularVelocity()
          + body.getMass() * ((body.getWorldCenter().x - x) * body.getLinearVelocity().y
              - (body.getWorldCenter().y - y) * body.getLinearVelocity().x);
    });
  }

  @Test
  void freeFallGainsTenMetresASecondASecond() {
    try (WalkerEpisode walker = Walks.lifted()) {
      for (int step = 1; step <= 100; step++) {
        walker.step(Walks.STILL);
        assertThat(speedDown(walker)).isCloseTo(10 * step / 50.0, within(1e-3));
        assertThat(walker.observation()[8] + walker.observation()[13]).isZero();
        assertThat(walker.observation()).endsWith(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
      }
      assertThat(walker.ended()).isFalse();
    }
  }

  /** Motors turn parts against each other; neither they nor joints push the whole. */
  @Test
  void inTheAirMotorsChangeNeitherMomentumNorTurn() {
    Random random = new Random(1);
    try (WalkerEpisode walker = Walks.lifted()) {
      double most = 0;
      for (int step = 1; step <= 100; step++) {
        walker.step(random.doubles(4, -1, 1).toArray());
        assertThat(sum(walker, body -> body.getMass() * body.getLinearVelocity().x)).isCloseTo(0, within(1e-3));
        assertThat(speedDown(walker)).isCloseTo(10 * step / 50.0, within(1e-3));
        assertThat(turn(walker)).isCloseTo(0, within(0.15));
        most = Math.max(most, kinetic(walker) - sum(walker, Body::getMass) * Math.pow(speedDown(walker), 2) / 2);
      }
      assertThat(most).as("energy of the motors' work").isGreaterThan(5);
    }
  }

  /**
   * Without motors, energy is only lost: in joints at their limits, in contacts. Box2D's own steps may add a little; the first
   * ones bend the knees, which begin beyond their limit.
   */
  @Test
  void aWalkerWithoutTorqueGainsNoEnergy() {
    for (int terrain = 0; terrain < 6; terrain++) {
      try (WalkerEpisode walker = Walks.begun(terrain, 5)) {
        Walks.go(walker, 10, seen -> Walks.STILL);
        double first = energy(walker);
        double last = first;
        for (int step = 0; step < 150 && !walker.ended(); step++) {
          walker.step(Walks.STILL);
          assertThat(energy(walker)).isLessThan(last + 0.4);
          last = energy(walker);
        }
        assertThat(walker.ended()).isTrue();
        assertThat(last).isLessThan(first - 5);
      }
    }
  }

  /** Nothing holds hips and knees, and the hull's mass is behind and above them: it tips, the legs fold, the hull falls. */
  @Test
  void withoutTorqueTheWalkerFallsWithinSeconds() {
    for (double push : new double[] {-5, 0, 5}) {
      try (WalkerEpisode walker = Walks.begun(3, push)) {
        Walks.go(walker, 200, seen -> Walks.STILL);
        assertThat(walker.ended()).isTrue();
        assertThat(walker.steps()).isBetween(60, 180);
        assertThat(walker.reward()).isEqualTo(-100);
        assertThat(walker.y()).isLessThan(WalkerModel.TERRAIN_HEIGHT + 1);
      }
    }
  }

  /** Motors that hold the legs apart keep it up for much longer, and it goes nowhere. */
  @Test
  void aWalkerThatHoldsItsLegsStands() {
    try (WalkerEpisode walker = Walks.begun(3, 0)) {
      Walks.go(walker, 600, Walks::stand);
      assertThat(walker.ended()).isFalse();
      assertThat(walker.y()).isGreaterThan(WalkerModel.TERRAIN_HEIGHT + 1.5);
      assertThat(Math.abs(walker.x() - WalkerModel.START_X)).isLessThan(8);
      assertThat(walker.observation()[8] + walker.observation()[13]).isPositive();
    }
  }

  @Test
  void aHullOnTheGroundEndsTheEpisode() {
    try (WalkerEpisode walker = Walks.begun(3, 0)) {
      assertThat(walker.world().contacts().fallen()).isFalse();
      Walks.move(walker, 0, -2);
      walker.step(Walks.STILL);
      assertThat(walker.world().contacts().fallen()).isTrue();
      assertThat(walker.ended()).isTrue();
      assertThat(walker.reward()).isEqualTo(-100);
      walker.reset(Terrain.of(3, false), 0);
      assertThat(walker.ended()).isFalse();
      assertThat(walker.world().contacts().fallen()).isFalse();
    }
  }
}
