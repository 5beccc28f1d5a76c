package precocial.task.biped;

/**
 * What a walker and its course look like; lengths in m, angles in rad. Hull and legs stand upright at angle 0, and angles go to
 * the left. The hips are at one place of the hull; a leg's upper part hangs from them by the middle of its upper end, and so
 * does the lower part from the upper one's lower end. An upper part's angle is that of the hull, plus what is observed of its
 * hip, plus the hip's offset; a lower part's is that of the upper one, plus what is observed of the knee, plus its offset.
 *
 * @param hull its corners, x and y in turn, from its origin
 * @param hip height of the hips above the hull's origin
 * @param legLength of either part of a leg
 * @param upperWidth of a leg
 * @param lowerWidth likewise
 * @param hipOffsets of either leg
 * @param kneeOffset of both
 * @param lidarRange length of a ray; an observation of lidar is a share of it
 * @param raySpread ray i of n points i/n of it forward from straight down
 * @param start place of the hull at the start of an episode
 * @param finish the end of the course
 * @param stepsPerSecond steps of an episode
 */
public record WalkerShape(
    double[] hull,
    double hip,
    double legLength,
    double upperWidth,
    double lowerWidth,
    double[] hipOffsets,
    double kneeOffset,
    double lidarRange,
    double raySpread,
    double start,
    double finish,
    double stepsPerSecond) {
  /** That of the task. */
  static WalkerShape ofModel() {
    return new WalkerShape(
        WalkerModel.HULL.clone(), WalkerModel.LEG_DOWN, WalkerModel.LEG_HEIGHT, WalkerModel.LEG_WIDTH, WalkerModel.LOWER_WIDTH,
        new double[] {-WalkerModel.SPREAD, WalkerModel.SPREAD}, -1, WalkerModel.LIDAR_RANGE, WalkerModel.RAY_SPREAD,
        WalkerModel.START_X, WalkerModel.FINISH_X, WalkerModel.STEPS_PER_SECOND);
  }
}
