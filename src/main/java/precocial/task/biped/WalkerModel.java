package precocial.task.biped;

/**
 * The figures of BipedalWalker as OpenAI's Gym has them (gym 0.9.6, BipedalWalker-v2), lengths in metres. Gym draws 30 pixels a
 * metre and gives lengths in pixels, hence the divisions.
 */
final class WalkerModel {
  static final double SCALE = 30;
  static final double STEPS_PER_SECOND = 50;
  static final double VIEW_WIDTH = 600 / SCALE;
  static final double VIEW_HEIGHT = 400 / SCALE;
  static final float GRAVITY = -10; // m/s^2, what a Box2D world has where nothing else is said
  static final int VELOCITY_ITERATIONS = 180;
  static final int POSITION_ITERATIONS = 60;

  /** Corners of the hull, x and y in turn. */
  static final double[] HULL = metres(-30, 9, 6, 9, 34, 1, 34, -8, -30, -8);
  static final double LEG_DOWN = -8 / SCALE; // of the hips, from the hull's origin
  static final double LEG_WIDTH = 8 / SCALE;
  static final double LEG_HEIGHT = 34 / SCALE; // of either part of a leg
  static final double LOWER_WIDTH = 0.8 * LEG_WIDTH;
  static final float HULL_DENSITY = 5;
  static final float HULL_FRICTION = 0.1f;
  static final float LEG_DENSITY = 1;
  static final float LEG_FRICTION = 0.2f; // Box2D's own
  static final double SPREAD = 0.05; // of the legs at the start, rad to either side

  static final double TORQUE = 80; // N m at action 1
  static final double HIP_SPEED = 4; // rad/s that the motors aim at
  static final double KNEE_SPEED = 6;
  static final float[] HIP_LIMITS = {-0.8f, 1.1f}; // rad
  static final float[] KNEE_LIMITS = {-1.6f, -0.1f};

  static final double LIDAR_RANGE = 160 / SCALE;
  static final int RAYS = 10;
  static final double RAY_SPREAD = 1.5; // rad: ray i points i/10 of it forward from straight down

  static final float FRICTION = 2.5f; // of the ground
  static final double TERRAIN_STEP = 14 / SCALE;
  static final double TERRAIN_HEIGHT = VIEW_HEIGHT / 4;
  static final int TERRAIN_POINTS = 200;
  static final int TERRAIN_GRASS = 10;
  static final int START_PAD = 20;
  static final double START_X = TERRAIN_STEP * START_PAD / 2;
  static final double START_Y = TERRAIN_HEIGHT + 2 * LEG_HEIGHT;
  static final double FINISH_X = (TERRAIN_POINTS - TERRAIN_GRASS) * TERRAIN_STEP;
  static final double START_PUSH = 5; // N to either side, on the hull in the first step

  static final double PROGRESS = 130; // reward of 30 m
  static final double TILT_COST = 5; // a radian of the hull
  static final double TORQUE_COST = 0.00035 * TORQUE; // a motor at full torque, a step
  static final double FALL = -100;

  private WalkerModel() {}

  /** Gym's pixels in metres. */
  private static double[] metres(double... pixels) {
    double[] metres = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      metres[i] = pixels[i] / SCALE;
    }
    return metres;
  }
}
