package precocial.network;

import java.util.Arrays;
import precocial.genome.Activation;

/**
 * Networks over exact integer inputs as one acyclic graph in flat arrays: what a backend uploads or walks. With a shared weight w
 * the value of a node is f(w * s), where s is the sum over its leaves (bias and inputs), scaled, plus the values of its other
 * sources in order. Not to be written to.
 *
 * <p>Sums over leaves stand apart from nodes: nodes share them, no weight enters, and one can start from another.
 *
 * @param leaves bias, which is leaf 0, and inputs
 * @param outputs of a network
 * @param sumBase (sums): an earlier sum that this one starts from, or -1
 * @param termStart (sums + 1): first term of a sum
 * @param term (terms): a leaf to add, or ~leaf for one to subtract
 * @param roundStart (rounds + 1): first node of a round; nodes of a round have one activation and don't depend on each other
 * @param activation (rounds)
 * @param nodeSum (nodes): the sum that a node starts from, or -1
 * @param sourceStart (nodes + 1): first other source of a node
 * @param source (connections): an earlier node
 * @param head (heads, outputs): the nodes whose values are a network's outputs, in order
 * @param headOf (networks): equal networks have the same head
 */
public record PopulationGraph(
    int leaves,
    int outputs,
    int[] sumBase,
    int[] termStart,
    int[] term,
    int[] roundStart,
    Activation[] activation,
    int[] nodeSum,
    int[] sourceStart,
    int[] source,
    int[] head,
    int[] headOf) {

  /** Sums over leaves. */
  public int sums() {
    return sumBase.length;
  }

  /** Nodes that are evaluated. */
  public int nodes() {
    return nodeSum.length;
  }

  /** Tuples of outputs that are judged. */
  public int heads() {
    return head.length / outputs;
  }

  /** One network of a plan by itself: nothing is shared, no sum starts from another. */
  public static PopulationGraph of(BatchPlan plan, int network) {
    int leaves = 1 + plan.inputs();
    int first = plan.nodeStart(network);
    int nodes = plan.nodeStart(network + 1) - first;
    int connections = plan.sourceStart(first + nodes) - plan.sourceStart(first);
    GraphDraft draft = new GraphDraft(leaves, plan.outputs(), nodes, connections);
    int[] rounds = new int[nodes + 1];
    int roundCount = 0;
    int layer = plan.layerStart(network);
    for (int i = 0; i < nodes; i++) {
      boolean layerBegins = i == 0 || first + i == plan.layerEnd(layer);
      layer += i > 0 && layerBegins ? 1 : 0;
      if (layerBegins || plan.activation(first + i) != plan.activation(first + i - 1)) {
        rounds[roundCount++] = i;
      }
      int from = plan.sourceStart(first + i);
      int k = from;
      for (; k < plan.sourceStart(first + i + 1) && plan.source(k) < leaves; k++) {
        draft.addTerm(plan.source(k));
      }
      int sum = k > from ? draft.endSum(-1) : -1;
      for (; k < plan.sourceStart(first + i + 1); k++) {
        draft.addSource(plan.source(k) - leaves);
      }
      draft.endNode(sum);
    }
    rounds[roundCount] = nodes;
    Activation[] activations = new Activation[roundCount];
    for (int r = 0; r < roundCount; r++) {
      activations[r] = Activation.ofId(plan.activation(first + rounds[r]));
    }
    int[] head = new int[plan.outputs()];
    Arrays.setAll(head, i -> nodes - head.length + i);
    return draft.finish(Arrays.copyOf(rounds, roundCount + 1), activations, head, new int[1]);
  }
}
