package precocial.genome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The four operators by definition: lists are copied and searched from end to end, layers computed anew, children checked. */
enum PlainMutation {
  CHANGE {
    @Override
    Optional<Genome> apply(List<Activation> activations, Genome parent, Innovations innovations, RandomGenerator random) {
      List<NodeGene> nodes = new ArrayList<>(parent.nodes());
      List<NodeGene> changeable =
          nodes.stream()
              .filter(n -> n.kind() == NodeGene.Kind.HIDDEN && activations.stream().anyMatch(a -> a != n.activation()))
              .toList();
      if (changeable.isEmpty()) {
        return Optional.empty();
      }
      NodeGene node = changeable.get(random.nextInt(changeable.size()));
      List<Activation> others = activations.stream().filter(a -> a != node.activation()).toList();
      nodes.set(nodes.indexOf(node), node.withActivation(others.get(random.nextInt(others.size()))));
      return child(parent, nodes, parent.connections());
    }
  },
  INSERT {
    @Override
    Optional<Genome> apply(List<Activation> activations, Genome parent, Innovations innovations, RandomGenerator random) {
      int[] enabled = inState(parent, true);
      if (enabled.length == 0) {
        return Optional.empty();
      }
      int index = enabled[random.nextInt(enabled.length)];
      ConnectionGene split = parent.connections().get(index);
      Activation activation = activations.get(random.nextInt(activations.size()));
      int id = innovations.node(split.id());
      List<NodeGene> nodes = new ArrayList<>(parent.nodes());
      nodes.add(new NodeGene(id, NodeGene.Kind.HIDDEN, activation));
      List<ConnectionGene> connections = new ArrayList<>(parent.connections());
      connections.set(index, split.withEnabled(false));
      connections.add(new ConnectionGene(innovations.connection(split.from(), id), split.from(), id, true, 1f));
      connections.add(new ConnectionGene(innovations.connection(id, split.to()), id, split.to(), true, split.weight()));
      return child(parent, nodes, connections);
    }
  },
  ADD {
    @Override
    Optional<Genome> apply(List<Activation> activations, Genome parent, Innovations innovations, RandomGenerator random) {
      List<NodeGene> nodes = parent.nodes();
      int[] layers = Layering.of(parent);
      List<Integer> sources = new ArrayList<>(IntStream.range(0, nodes.size()).boxed().toList());
      while (!sources.isEmpty()) {
        int pick = random.nextInt(sources.size());
        int source = sources.get(pick);
        sources.set(pick, sources.get(sources.size() - 1));
        sources.remove(sources.size() - 1);
        int from = nodes.get(source).id();
        Set<Integer> joined = new HashSet<>();
        for (ConnectionGene c : parent.connections()) {
          if (c.enabled() && c.from() == from) {
            joined.add(c.to());
          }
        }
        List<NodeGene> targets = new ArrayList<>();
        for (int t = 0; t < nodes.size(); t++) {
          NodeGene node = nodes.get(t);
          if (node.mayBeTarget() && layers[t] > layers[source] && !joined.contains(node.id())) {
            targets.add(node);
          }
        }
        if (nodes.get(source).mayBeSource() && !targets.isEmpty()) {
          return join(parent, from, targets.get(random.nextInt(targets.size())).id(), innovations);
        }
      }
      return Optional.empty();
    }

    private Optional<Genome> join(Genome parent, int from, int to, Innovations innovations) {
      List<ConnectionGene> connections = new ArrayList<>(parent.connections());
      for (int i = 0; i < connections.size(); i++) {
        ConnectionGene c = connections.get(i);
        if (c.from() == from && c.to() == to) {
          connections.set(i, c.withEnabled(true));
          return child(parent, parent.nodes(), connections);
        }
      }
      connections.add(new ConnectionGene(innovations.connection(from, to), from, to, true, 1f));
      return child(parent, parent.nodes(), connections);
    }
  },
  ENABLE {
    @Override
    Optional<Genome> apply(List<Activation> activations, Genome parent, Innovations innovations, RandomGenerator random) {
      int[] disabled = inState(parent, false);
      if (disabled.length == 0) {
        return Optional.empty();
      }
      int index = disabled[random.nextInt(disabled.length)];
      List<ConnectionGene> connections = new ArrayList<>(parent.connections());
      connections.set(index, connections.get(index).withEnabled(true));
      return child(parent, parent.nodes(), connections);
    }
  };

  abstract Optional<Genome> apply(
      List<Activation> activations, Genome parent, Innovations innovations, RandomGenerator random);

  private static int[] inState(Genome genome, boolean enabled) {
    List<ConnectionGene> connections = genome.connections();
    return IntStream.range(0, connections.size()).filter(i -> connections.get(i).enabled() == enabled).toArray();
  }

  private static Optional<Genome> child(Genome parent, List<NodeGene> nodes, List<ConnectionGene> connections) {
    return Optional.of(Genome.of(parent.inputs(), parent.outputs(), nodes, connections));
  }
}
