package org.lifeboat.experiment.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine.BootLoader;
import org.lifeboat.engine.plan.Machine.Holding;

/** Room for what a boot loader brings: the kernel's image and the initial RAM disk. */
final class LoaderRoom {
  /** Where every profile has the image that is not told otherwise. */
  private static final long DEFAULT_BASE = 16L << 20;

  /** More than any profile's image takes. */
  private static final long IMAGE_BYTES = 64L << 20;

  /** No loader puts anything below. */
  private static final MemoryRange FIRST_MB = new MemoryRange(0, 1L << 20);

  private LoaderRoom() {}

  /** The range that the image wants. */
  static MemoryRange image(BootLoader loader) {
    return MemoryRange.ofSize(loader.kernelBase().orElse(DEFAULT_BASE), IMAGE_BYTES);
  }

  /** RAM in which a RAM disk can lie. */
  static List<MemoryRange> free(
      List<MemoryRange> usable, BootLoader loader, List<Holding> holdings) {
    return Spans.minus(
            usable,
            Spans.union(
                Stream.concat(
                    Stream.of(FIRST_MB, image(loader)), holdings.stream().map(Holding::range))))
        .stream()
        .map(MemoryRange::wholePages)
        .filter(r -> !r.isEmpty())
        .toList();
  }

  /** The highest pages that hold so many bytes, as loaders choose. */
  static Optional<MemoryRange> highest(List<MemoryRange> free, long bytes) {
    return free.stream()
        .filter(r -> r.bytes() >= bytes)
        .reduce((lower, higher) -> higher)
        .map(r -> MemoryRange.ofSize(Pages.roundDown(r.end() - bytes, Pages.SIZE), bytes));
  }

  /** The end of the lowest pages that hold so many bytes. */
  static Optional<Long> endOfLowest(List<MemoryRange> free, long bytes) {
    return free.stream()
        .filter(r -> r.bytes() >= bytes)
        .findFirst()
        .map(r -> Pages.roundUp(r.start() + bytes, Pages.SIZE));
  }
}
