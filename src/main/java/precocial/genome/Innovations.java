package precocial.genome;

import java.util.HashMap;
import java.util.Map;

/**
 * Hands out ids of new genes. Within a generation, a new connection between the same two nodes, or a split of the same
 * connection, has the same id in whichever genome it arises (Stanley and Miikkulainen 2002, section 3.2).
 *
 * <p>A genome takes one mutation per generation: a second one could meet an id handed out before those of the first, and the
 * ids of its genes would no longer ascend.
 */
public final class Innovations {
  private final Map<Long, Integer> connections = new HashMap<>();
  private final Map<Integer, Integer> splits = new HashMap<>();
  private int nextNode;
  private int nextConnection;

  /** Starts after the genes of {@link Genome#minimal}. */
  public static Innovations after(int inputs, int outputs) {
    return new Innovations(1 + inputs + outputs, (1 + inputs) * outputs);
  }

  /** Continues a run: the ids of the next new node and connection. */
  public Innovations(int nextNode, int nextConnection) {
    this.nextNode = nextNode;
    this.nextConnection = nextConnection;
  }

  /** Forgets which genes arose so far: what arises from now on is new, though it may join the same nodes. */
  public void beginGeneration() {
    connections.clear();
    splits.clear();
  }

  /** The id that the next new node gets. */
  public int nextNode() {
    return nextNode;
  }

  /** The id that the next new connection gets. */
  public int nextConnection() {
    return nextConnection;
  }

  int connection(int from, int to) {
    return connections.computeIfAbsent((long) from << 32 | to, ends -> nextConnection++);
  }

  /** The id of the node that splits a connection. */
  int node(int connectionId) {
    return splits.computeIfAbsent(connectionId, split -> nextNode++);
  }
}
