package precocial.task.biped;

/** Where a walker's knees and feet are by {@link WalkerShape}, x and y in turn: knee and foot of one leg, then of the other. */
public final class WalkerPose {
  private static final int[] HIPS = {4, 9}; // places among the observations

  private WalkerPose() {}

  /** @param x of the hull @param y likewise */
  public static double[] of(WalkerShape shape, double x, double y, double[] observation) {
    double[] places = new double[8];
    double hull = observation[0];
    for (int leg = 0; leg < 2; leg++) {
      double upper = hull + observation[HIPS[leg]] + shape.hipOffsets()[leg];
      double lower = upper + observation[HIPS[leg] + 2] + shape.kneeOffset();
      double kneeX = x - shape.hip() * Math.sin(hull) + shape.legLength() * Math.sin(upper);
      double kneeY = y + shape.hip() * Math.cos(hull) - shape.legLength() * Math.cos(upper);
      places[4 * leg] = kneeX;
      places[4 * leg + 1] = kneeY;
      places[4 * leg + 2] = kneeX + shape.legLength() * Math.sin(lower);
      places[4 * leg + 3] = kneeY - shape.legLength() * Math.cos(lower);
    }
    return places;
  }
}
