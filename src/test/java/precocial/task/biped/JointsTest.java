package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hips and knees: where they sit, how far they turn, what their motors do. */
class JointsTest {
  private static final double[] LOWER = {-0.8, -1.6};
  private static final double[] UPPER = {1.1, -0.1};

  @Test
  void limitsAreGyms() {
    try (WalkerEpisode walker = Walks.begun(0, 0)) {
      for (int j = 0; j < 4; j++) {
        RevoluteJoint joint = walker.world().joints[j];
        assertThat(joint.isLimitEnabled()).isTrue();
        assertThat(joint.isMotorEnabled()).isTrue();
        assertThat(joint.getLowerLimit()).isEqualTo((float) LOWER[j % 2]);
        assertThat(joint.getUpperLimit()).isEqualTo((float) UPPER[j % 2]);
      }
    }
  }

  @Test
  void anglesCountFromTheFirstPose() {
    try (WalkerEpisode walker = Walks.begun(0, 0)) {
      walker.world().reset(new Ground(Terrain.of(0, false), true), 0);
      for (RevoluteJoint joint : walker.world().joints) {
        assertThat(joint.getJointAngle()).isZero();
      }
    }
  }

  @Test
  void hipsSitAtTheHullAndKneesBetweenTheParts() {
    try (WalkerEpisode walker = Walks.begun(0, 0)) {
      RevoluteJoint[] joints = walker.world().joints;
      for (int leg = 0; leg < 2; leg++) {
        assertThat(joints[2 * leg].getBodyA()).isSameAs(walker.world().hull);
        assertThat(joints[2 * leg].getBodyB()).isSameAs(walker.world().legs[2 * leg]);
        assertThat((double) joints[2 * leg].getLocalAnchorA().y).isCloseTo(-8 / 30.0, within(1e-7));
        assertThat((double) joints[2 * leg].getLocalAnchorB().y).isCloseTo(17 / 30.0, within(1e-7));
        assertThat(joints[2 * leg + 1].getBodyA()).isSameAs(walker.world().legs[2 * leg]);
        assertThat(joints[2 * leg + 1].getBodyB()).isSameAs(walker.world().legs[2 * leg + 1]);
        assertThat((double) joints[2 * leg + 1].getLocalAnchorA().y).isCloseTo(-17 / 30.0, within(1e-7));
        assertThat((double) joints[2 * leg + 1].getLocalAnchorB().y).isCloseTo(17 / 30.0, within(1e-7));
      }
    }
  }

  /** Walking and raging. Only blows tear a joint open or turn it too far, for a few steps. */
  @Test
  void jointsHoldTogetherAndKeepWithinTheirLimits() {
    Random random = new Random(5);
    int[] atLower = new int[2];
    int[] atUpper = new int[2];
    int beyond = 0;
    double gaps = 0;
    int seen = 0;
    try (WalkerEpisode walker = Walks.walker()) {
      for (int episode = 0; episode < 12; episode++) {
        walker.reset(Terrain.of(episode, episode % 2 == 0), 5);
        var policy = Walks.erring(random);
        for (int i = 0; i < 400 && !walker.ended(); i++) {
          Walks.go(walker, 1, policy);
          for (int j = 0; j < 4; j++) {
            RevoluteJoint joint = walker.world().joints[j];
            double angle = joint.getJointAngle();
            gaps += joint.getAnchorA().dst(joint.getAnchorB());
            beyond += angle < LOWER[j % 2] - 0.05 || angle > UPPER[j % 2] + 0.05 ? 1 : 0;
            atLower[j % 2] += angle < LOWER[j % 2] + 0.05 ? 1 : 0;
            atUpper[j % 2] += angle > UPPER[j % 2] - 0.05 ? 1 : 0;
            seen++;
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(5000);
    assertThat(gaps / seen).isLessThan(0.003).isPositive();
    assertThat((double) beyond / seen).isLessThan(0.03);
    assertThat(atLower[0]).isPositive();
    assertThat(atLower[1]).isPositive();
    assertThat(atUpper[0]).isPositive();
    assertThat(atUpper[1]).isPositive();
  }

  @Test
  void motorsPullByTheActionAndNoFasterThanTheyMay() {
    try (WalkerEpisode walker = Walks.begun(0, 0)) {
      walker.step(new double[] {0.25, -0.5, -3, 1});
      RevoluteJoint[] joints = walker.world().joints;
      float[] torques = {20, 40, 80, 80};
      float[] speeds = {4, -6, -4, 6};
      for (int j = 0; j < 4; j++) {
        assertThat(joints[j].getMaxMotorTorque()).isEqualTo(torques[j]);
        assertThat(joints[j].getMotorSpeed()).isEqualTo(speeds[j]);
        assertThat(Math.abs(joints[j].getMotorTorque(50))).isLessThanOrEqualTo(torques[j] * 1.0001f);
      }
      walker.step(Walks.STILL);
      for (RevoluteJoint joint : joints) {
        assertThat(joint.getMaxMotorTorque()).isZero();
        assertThat(joint.getMotorTorque(50)).isZero();
      }
    }
  }

  /** In free fall a hip's motor turns hull and leg against each other until it has its speed. */
  @Test
  void freeHipsReachTheSpeedOfTheMotor() {
    try (WalkerEpisode walker = Walks.lifted()) {
      double[] actions = {1, 0, 0, 0};
      walker.step(actions);
      assertThat((double) walker.world().joints[0].getJointSpeed()).isCloseTo(4, within(1e-3));
      assertThat(walker.observation()[5]).isCloseTo(1, within(1e-3));
      Body leg = walker.world().legs[0];
      assertThat(leg.getAngularVelocity()).isGreaterThan(walker.world().hull.getAngularVelocity());
      actions[0] = -1;
      walker.step(actions);
      assertThat((double) walker.world().joints[0].getJointSpeed()).isCloseTo(-4, within(1e-3));
    }
  }
}
