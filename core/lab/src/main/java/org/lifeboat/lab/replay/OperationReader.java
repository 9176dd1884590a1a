package org.lifeboat.lab.replay;

import java.util.List;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;
import org.lifeboat.engine.config.Quote;
import org.lifeboat.engine.config.Spelling;
import org.lifeboat.lab.replay.OperationWords.MistakeException;

/** Reads one line of a trace, word by word. */
final class OperationReader {
  /** MAX_NUMNODES of x86-64 with NODES_SHIFT at its highest, 10 (arch/x86/Kconfig). */
  static final int NODES = 1024;

  /** SMP_CACHE_BYTES of x86-64: what memblock_alloc_range_nid takes an alignment of 0 for. */
  private static final long CACHE_LINE = 64;

  private static final List<String> NAMES =
      List.of(
          "add",
          "remove",
          "reserve",
          "free",
          "alloc",
          "bottomup",
          "limit",
          "dump",
          "handover",
          "late");

  private final OperationWords words;

  /**
   * @param line printable and not blank
   */
  OperationReader(String line) {
    words = new OperationWords(line);
  }

  /** The operation. */
  Operation read() throws MistakeException {
    return switch (words.name()) {
      case "add" -> {
        MemoryRange range = range("add BASE SIZE [NODE]", 2, 3);
        yield new Operation.Add(range, words.hasNext() ? node() : Region.NO_NODE);
      }
      case "remove" -> new Operation.Remove(range("remove BASE SIZE", 2, 2));
      case "reserve" -> new Operation.Reserve(range("reserve BASE SIZE", 2, 2));
      case "free" -> new Operation.Free(range("free BASE SIZE", 2, 2));
      case "alloc" -> new Operation.Allocate(request());
      case "bottomup" -> new Operation.BottomUp(direction());
      case "limit" -> {
        words.expect("limit ADDRESS", 1, 1);
        yield new Operation.Limit(words.number());
      }
      case "dump" -> {
        words.expect("dump", 0, 0);
        yield new Operation.Dump();
      }
      case "handover" -> {
        words.expect("handover", 0, 0);
        yield new Operation.HandOver();
      }
      case "late" -> new Operation.Late(lateRange());
      default ->
          throw new MistakeException(
              "there is no such operation; " + Spelling.hint(words.name(), NAMES));
    };
  }

  private MemoryRange range(String form, int fewest, int most) throws MistakeException {
    words.expect(form, fewest, most);
    return MemoryRange.ofSize(words.number(), words.number());
  }

  /** Not capped: where base and size pass 2^64, no page is between (memblock_free_late). */
  private MemoryRange lateRange() throws MistakeException {
    words.expect("late BASE SIZE", 2, 2);
    long base = words.number();
    long end = base + words.number();
    return new MemoryRange(base, Long.compareUnsigned(end, base) < 0 ? base : end);
  }

  private AllocationRequest request() throws MistakeException {
    words.expect("alloc SIZE ALIGN MIN MAX NODE", 5, 5);
    long bytes = words.number();
    if (bytes == 0) {
      throw new MistakeException("an allocation of 0 bytes; the least is 1");
    }
    long align = words.number();
    if (Long.bitCount(align) > 1) {
      throw new MistakeException(
          "alignment %x is not a power of two; %x is".formatted(align, Long.highestOneBit(align)));
    }
    return new AllocationRequest(
        bytes,
        align == 0 ? CACHE_LINE : align,
        words.number(),
        words.number(),
        node(),
        false,
        false);
  }

  private boolean direction() throws MistakeException {
    words.expect("bottomup 0|1", 1, 1);
    return switch (words.next()) {
      case "0" -> false;
      case "1" -> true;
      default -> throw new MistakeException("the direction is 0 (from above) or 1 (from below)");
    };
  }

  private int node() throws MistakeException {
    String word = words.next();
    try {
      int node = Integer.parseInt(word);
      if (node >= AllocationRequest.ANY_NODE && node < NODES) {
        return node;
      }
    } catch (NumberFormatException e) {
      // the answer is the same as for a number out of bounds
    }
    throw new MistakeException(
        Quote.quoted(word) + " is no node: 0 to " + (NODES - 1) + ", decimal, or -1 for any");
  }
}
