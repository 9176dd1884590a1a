package org.lifeboat.lab.replay.slots;

import java.util.List;
import org.lifeboat.engine.config.Spelling;
import org.lifeboat.lab.replay.OperationWords;
import org.lifeboat.lab.replay.OperationWords.MistakeException;
import org.lifeboat.load.slots.DmaLimits;

/** Reads one line of a trace. */
final class SlotOperationReader {
  /** Buffers lie at an offset from multiples of this many bytes. */
  static final int BUFFER_ALIGNMENT = 1 << 20;

  private static final List<String> NAMES = List.of("pool", "device", "cpu", "map", "unmap");

  private final SlotTraceHeader header;

  SlotOperationReader(SlotTraceHeader header) {
    this.header = header;
  }

  /**
   * The operation.
   *
   * @param words of the line
   */
  SlotOperation read(OperationWords words) throws MistakeException {
    return switch (words.name()) {
      case "pool" -> {
        words.expect("pool", 0, 0);
        yield new SlotOperation.Describe();
      }
      case "device" -> {
        words.expect("device MIN_ALIGN_MASK SEG_BOUNDARY", 2, 2);
        yield new SlotOperation.Device(
            new DmaLimits(mask(words.number()), boundary(words.number())));
      }
      case "cpu" -> {
        words.expect("cpu N", 1, 1);
        yield new SlotOperation.Processor(processor(words.number()));
      }
      case "map" -> {
        words.expect("map ID SIZE OFFSET", 3, 3);
        yield new SlotOperation.Map(words.number(), bytes(words.number()), offset(words.number()));
      }
      case "unmap" -> {
        words.expect("unmap ID", 1, 1);
        yield new SlotOperation.Unmap(words.number());
      }
      default ->
          throw new MistakeException(
              "there is no such operation; " + Spelling.hint(words.name(), NAMES));
    };
  }

  /** For others the kernel stops (include/linux/iommu-helper.h:iommu_is_span_boundary). */
  private static long boundary(long mask) throws MistakeException {
    if ((mask & mask + 1) != 0) {
      throw new MistakeException(
          "SEG_BOUNDARY %x: the kernel stops for it; ones in the lowest bits alone are right, %x"
              .formatted(mask, Long.highestOneBit(mask) * 2 - 1));
    }
    return mask;
  }

  /** Only masks that an offset has all bits for. */
  private static long mask(long mask) throws MistakeException {
    if (mask < 0 || mask >= BUFFER_ALIGNMENT) {
      throw new MistakeException(
          "MIN_ALIGN_MASK %x keeps bits that no OFFSET has; at most %x is right"
              .formatted(mask, BUFFER_ALIGNMENT - 1));
    }
    return mask;
  }

  private int processor(long number) throws MistakeException {
    if (number < 0 || number >= header.processors()) {
      throw new MistakeException(
          "there is no processor %x; the first line has %x, from 0 on"
              .formatted(number, header.processors()));
    }
    return (int) number;
  }

  private static long bytes(long bytes) throws MistakeException {
    if (bytes == 0) {
      throw new MistakeException("a mapping of 0 bytes; the least is 1");
    }
    if (bytes < 0) {
      throw new MistakeException(
          "SIZE %x is larger than %x, and that is the most".formatted(bytes, Long.MAX_VALUE));
    }
    return bytes;
  }

  private static int offset(long offset) throws MistakeException {
    if (offset < 0 || offset >= BUFFER_ALIGNMENT) {
      throw new MistakeException(
          "OFFSET %x is not below %x, of which the rest of the address is a multiple"
              .formatted(offset, BUFFER_ALIGNMENT));
    }
    return (int) offset;
  }
}
