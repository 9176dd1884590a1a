package org.lifeboat.lab.replay;

import java.io.Serial;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.BlockCutter;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Region;

/**
 * Answers as the lines of an {@code .expected} file: numbers hexadecimal without prefix, nodes and
 * orders decimal. Lines go out as they come: their number is bounded, their sum is never held.
 */
final class AnswerLines implements Answers {
  /** The last line of an answer of several. */
  static final String END = "end";

  /**
   * Blocks of one trace at most: 16 TB in blocks of 4 MB. A trace of a few bytes could ask for more
   * than any disk holds.
   */
  static final long MOST_BLOCKS = 1L << 22;

  private static final long END_OF_FRAMES = 1L << (Long.SIZE - Pages.SHIFT);
  private static final int HEX = 16;

  private final StringBuilder line = new StringBuilder();
  private final Consumer<String> lines;
  private long blocks;

  AnswerLines(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void address(AllocationRequest request, OptionalLong address) {
    write("at ").append(Long.toUnsignedString(address.orElse(0), HEX));
    flush();
  }

  @Override
  public void memory(List<Region> regions) {
    regions.forEach(region -> region("memory ", region));
  }

  @Override
  public void reserved(List<Region> regions) {
    regions.forEach(region -> region("reserved ", region));
  }

  private void region(String list, Region region) {
    write(list)
        .append(Long.toUnsignedString(region.range().start(), HEX))
        .append(' ')
        .append(Long.toUnsignedString(region.range().bytes(), HEX))
        .append(' ')
        .append(region.node());
    flush();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if this is no run of frames
   * @throws TooManyBlocksException if the trace hands over more than can be written down
   */
  @Override
  public void release(long firstPfn, long endPfn, int maxOrder) {
    if (firstPfn < 0 || firstPfn >= endPfn || endPfn > END_OF_FRAMES) {
      throw new IllegalArgumentException("no release: pfn 0x%x-0x%x".formatted(firstPfn, endPfn));
    }
    if (maxOrder < 0 || maxOrder > Pages.MAX_ORDER) {
      throw new IllegalArgumentException("no release: order " + maxOrder);
    }
    BlockCutter.forEachBlock(firstPfn, endPfn, maxOrder, this::block);
  }

  private void block(long pfn, int order) {
    if (blocks == MOST_BLOCKS) {
      throw new TooManyBlocksException();
    }
    blocks++;
    write("block ").append(Long.toHexString(pfn)).append(' ').append(order);
    flush();
  }

  @Override
  public void end() {
    write(END);
    flush();
  }

  private StringBuilder write(String word) {
    return line.append(word);
  }

  private void flush() {
    lines.accept(line.toString());
    line.setLength(0);
  }

  /** A trace hands over more blocks than {@link #MOST_BLOCKS}. */
  static final class TooManyBlocksException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TooManyBlocksException() {
      super("hands over more than " + MOST_BLOCKS + " blocks, 16 TB in blocks of 4 MB");
    }
  }
}
