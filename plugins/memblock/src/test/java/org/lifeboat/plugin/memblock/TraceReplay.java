package org.lifeboat.plugin.memblock;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageBlock;
import org.lifeboat.api.memory.PageSink;

/**
 * Takes a trace of operations through a fresh memblock and writes down what it answers, in the form
 * of the shared vectors: one operation a line, numbers hexadecimal, nodes decimal.
 */
public final class TraceReplay {
  private final Memblock memblock = new Memblock();
  private final StringBuilder answers = new StringBuilder();

  private TraceReplay() {}

  /**
   * Replays a whole trace.
   *
   * @param lines the trace; blank lines are skipped
   * @return the answers, each line ended by a line feed
   * @throws IllegalArgumentException naming the line, if one is no operation
   */
  public static String replay(List<String> lines) {
    TraceReplay replay = new TraceReplay();
    for (int i = 0; i < lines.size(); i++) {
      try {
        replay.apply(lines.get(i).strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line %d, '%s': %s".formatted(i + 1, lines.get(i), e.getMessage()), e);
      }
    }
    return replay.answers.toString();
  }

  private void apply(String line) {
    if (line.isEmpty()) {
      return;
    }
    Words words = new Words(line.split("\\s+"));
    switch (words.operation()) {
      case "add" -> memblock.add(words.range(), words.nodeOr(3, Region.NO_NODE));
      case "remove" -> memblock.remove(words.range());
      case "reserve" -> memblock.reserve(words.range());
      case "free" -> memblock.free(words.range());
      case "alloc" -> allocate(words.request());
      case "bottomup" -> memblock.bottomUp(words.number(1) != 0);
      case "limit" -> memblock.limit(words.number(1));
      case "dump" -> dump();
      case "handover" -> blocks(memblock::handOver);
      case "late" -> blocks(pages -> memblock.freeLate(words.range(), pages));
      default -> throw new IllegalArgumentException("no operation of this name");
    }
  }

  private void allocate(AllocationRequest request) {
    OptionalLong address = memblock.allocate(request);
    print("at %x", address.orElse(0));
  }

  private void dump() {
    memblock.memory().forEach(region -> print("memory", region));
    memblock.reserved().forEach(region -> print("reserved", region));
    print("end");
  }

  private void print(String list, Region region) {
    print("%s %x %x %d", list, region.range().start(), region.range().bytes(), region.node());
  }

  private void blocks(Consumer<PageSink> operation) {
    operation.accept(new BlockCutter(this::print));
    print("end");
  }

  private void print(PageBlock block) {
    print("block %x %d", block.pfn(), block.order());
  }

  private void print(String format, Object... values) {
    answers.append(format.formatted(values)).append('\n');
  }

  /** One line, word by word; the operation is word 0. */
  private record Words(String[] words) {
    String operation() {
      return words[0];
    }

    long number(int index) {
      return Long.parseUnsignedLong(word(index), 16);
    }

    int nodeOr(int index, int otherwise) {
      return index < words.length ? node(index) : otherwise;
    }

    MemoryRange range() {
      return MemoryRange.ofSize(number(1), number(2));
    }

    AllocationRequest request() {
      return new AllocationRequest(
          number(1), number(2), number(3), number(4), node(5), false, false);
    }

    private int node(int index) {
      return Integer.parseInt(word(index));
    }

    private String word(int index) {
      if (index >= words.length) {
        throw new IllegalArgumentException("word %d is missing".formatted(index + 1));
      }
      return words[index];
    }
  }
}
