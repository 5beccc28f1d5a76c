package precocial.report;

import java.util.Map;
import precocial.network.Network;

/** What a page shows of a task: figures of each champion, by the evaluator, and a demonstration to play with. */
interface TaskSection {
  /** Columns of the images that networks see; 0 where their inputs are none. */
  int pixelColumns();

  /**
   * Figures of a champion.
   *
   * @param champion as the page reads it: gets them under names that the page knows
   * @param individual whether the network has weights of its own
   * @param last whether it is the last one, whose figures are over more where more take long
   */
  void judge(Map<String, Object> champion, Network network, boolean individual, boolean last);

  /** In how many ways {@link #lighter} can be asked for less. */
  default int savings() {
    return 0;
  }

  /**
   * A champion with less to look at, for a page that has no room for all; the figures stay.
   *
   * @param champion as {@link #judge} left it, and so it stays
   * @param saving 0 to {@link #savings}: the greater, the less there is; with 0 all is there
   */
  default Map<String, Object> lighter(Map<String, Object> champion, int saving) {
    return champion;
  }

  /** The shared weight that does best by those figures. */
  double bestWeight(Map<String, Object> champion);

  /**
   * What the demonstration needs.
   *
   * @param page the page's data: gets it under a name that the page knows
   * @param last number of the last champion
   * @param network the last champion
   */
  void demonstrate(Map<String, Object> page, int last, Network network, boolean individual);
}
