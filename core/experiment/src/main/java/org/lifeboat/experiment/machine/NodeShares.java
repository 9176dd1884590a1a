package org.lifeboat.experiment.machine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine.NodeMemory;

/** Divides RAM among NUMA nodes in the proportion that they had. */
final class NodeShares {
  /** Borders of nodes lie at multiples of it, counted in RAM. */
  private static final long STEP = 64L << 20;

  private NodeShares() {}

  /** In order of address; a node's neighbouring entries count together. */
  static List<NodeMemory> of(List<NodeMemory> nodes, InstalledRam before, InstalledRam after) {
    List<Share> shares = shares(nodes, before);
    long total = shares.stream().mapToLong(Share::bytes).sum();
    if (total == 0) {
      return nodes;
    }
    List<NodeMemory> divided = new ArrayList<>();
    long sum = 0;
    long from = 0;
    for (Share share : shares) {
      sum += share.bytes();
      long to = sum == total ? after.bytes() : border(after.bytes(), sum, total);
      for (MemoryRange range : ranges(after.banks(), from, to)) {
        divided.add(new NodeMemory(share.node(), range, share.hotPluggable()));
      }
      from = to;
    }
    nodes.stream()
        .filter(n -> before.bytesIn(n.range()) == 0 && after.bytesIn(n.range()) == 0)
        .forEach(divided::add);
    divided.sort(Comparator.comparing(NodeMemory::range));
    return divided;
  }

  private static long border(long bytes, long part, long whole) {
    long exact =
        BigInteger.valueOf(bytes)
            .multiply(BigInteger.valueOf(part))
            .divide(BigInteger.valueOf(whole))
            .longValueExact();
    return Pages.roundDown(exact, STEP);
  }

  private record Share(int node, boolean hotPluggable, long bytes) {}

  private static List<Share> shares(List<NodeMemory> nodes, InstalledRam ram) {
    List<Share> shares = new ArrayList<>();
    for (NodeMemory node :
        nodes.stream().sorted(Comparator.comparing(NodeMemory::range)).toList()) {
      long bytes = ram.bytesIn(node.range());
      int last = shares.size() - 1;
      if (last >= 0
          && shares.get(last).node() == node.node()
          && shares.get(last).hotPluggable() == node.hotPluggable()) {
        bytes += shares.remove(last).bytes();
      }
      shares.add(new Share(node.node(), node.hotPluggable(), bytes));
    }
    return shares;
  }

  /** The addresses of a stretch of RAM, by where it begins and ends in all RAM. */
  private static List<MemoryRange> ranges(List<MemoryRange> banks, long from, long to) {
    List<MemoryRange> ranges = new ArrayList<>();
    long at = 0;
    for (MemoryRange bank : banks) {
      long first = Math.max(from, at);
      long end = Math.min(to, at + bank.bytes());
      if (first < end) {
        ranges.add(new MemoryRange(bank.start() + first - at, bank.start() + end - at));
      }
      at += bank.bytes();
    }
    return ranges;
  }
}
