package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;

/** What the description of {@link PopulationGraph} says of its arrays. */
final class SoundGraph {
  private SoundGraph() {}

  static void check(PopulationGraph graph) {
    int rounds = graph.activation().length;
    assertThat(graph.roundStart()).hasSize(rounds + 1);
    assertThat(graph.roundStart()[0]).isZero();
    assertThat(graph.roundStart()[rounds]).isEqualTo(graph.nodes());
    assertThat(graph.termStart()).hasSize(graph.sums() + 1);
    assertThat(graph.termStart()[graph.sums()]).isEqualTo(graph.term().length);
    assertThat(graph.sourceStart()).hasSize(graph.nodes() + 1);
    assertThat(graph.sourceStart()[graph.nodes()]).isEqualTo(graph.source().length);
    for (int s = 0; s < graph.sums(); s++) {
      within(-1, graph.sumBase()[s], s);
      within(1, graph.termStart()[s + 1] - graph.termStart()[s], graph.leaves() + 1);
    }
    for (int term : graph.term()) {
      within(0, term >= 0 ? term : ~term, graph.leaves());
    }
    for (int r = 0; r < rounds; r++) {
      within(graph.roundStart()[r] + 1, graph.roundStart()[r + 1], graph.nodes() + 1);
      for (int node = graph.roundStart()[r]; node < graph.roundStart()[r + 1]; node++) {
        within(-1, graph.nodeSum()[node], graph.sums());
        for (int k = graph.sourceStart()[node]; k < graph.sourceStart()[node + 1]; k++) {
          within(0, graph.source()[k], graph.roundStart()[r]);
        }
      }
    }
    for (int head : graph.headOf()) {
      within(0, head, graph.heads());
    }
    for (int node : graph.head()) {
      within(0, node, graph.nodes());
    }
  }

  private static void within(int from, int value, int end) {
    if (value < from || value >= end) {
      assertThat(value).isBetween(from, end - 1);
    }
  }
}
