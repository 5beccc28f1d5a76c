package precocial.benchmarks;

import java.util.List;

/**
 * What {@link CudaComparison} measures.
 *
 * @param networks of a batch of rollouts, at {@code searchLanes} each
 * @param lanes of a network, for {@code laneNetworks} networks
 * @param connections of a network, for {@code connectionNetworks} networks
 * @param populations judged on the first of the images, after the first of the generations
 * @param images of a batch, for the paper's population or the last of them
 * @param generations that the population has evolved for: its connections grow
 * @param sums over pixels of the product
 * @param matrix rows of the product that is a ceiling
 * @param mebibytes of the copies that are ceilings; the last is what shares are of
 * @param searchGenerations of a whole search
 * @param candidates of a generation of a tuning
 */
record ComparisonSizes(
    List<Integer> networks,
    List<Integer> lanes,
    int laneNetworks,
    List<Integer> connections,
    int connectionNetworks,
    List<Integer> populations,
    int paper,
    List<Integer> images,
    List<Integer> generations,
    List<Integer> sums,
    int matrix,
    List<Integer> mebibytes,
    int searchGenerations,
    List<Integer> candidates) {

  static final ComparisonSizes STANDARD =
      new ComparisonSizes(
          List.of(64, 512, 4096, 32768), List.of(18, 256, 4096), 64, List.of(16, 52, 250), 4096, List.of(240, 960, 3840, 15360),
          960, List.of(1000, 10_000, 60_000), List.of(100, 500, 2000), List.of(128, 512, 2048, 8192), 8192,
          List.of(1, 16, 256, 1024), 100, List.of(64, 1024));

  /** To see that all of it works. */
  static final ComparisonSizes TINY =
      new ComparisonSizes(
          List.of(1, 2), List.of(6), 1, List.of(16), 1, List.of(16), 16, List.of(100, 200), List.of(2, 3), List.of(64), 64,
          List.of(1), 2, List.of(4));
}
