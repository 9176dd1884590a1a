package org.lifeboat.engine.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Size;

/**
 * Reads the {@code reservations} of a kernel profile: blocks with one key each, which names the
 * kind of step.
 */
final class ReservationReader {
  private static final List<String> SIZES = List.of("bytes", "bytes-per-section", "hash-scale");
  private static final int MOST_SCALE = 62;
  private static final int MOST_COUNT = 1024;

  /** SECTION_SIZE_BITS of x86-64 is 27: what describes a section cannot be larger than it. */
  private static final long SECTION_BYTES = 1L << 27;

  private final Set<String> allocated = new HashSet<>();

  /** One step; empty after a problem. */
  Optional<ReservationStep> step(Block block) {
    List<ReservationStep> steps =
        List.<Optional<ReservationStep>>of(
                kind(block, "kernel-image", ReservationReader::kernelImage),
                kind(block, "initrd", b -> new ReservationStep.Initrd()),
                kind(block, "holdings", b -> new ReservationStep.Holdings()),
                kind(block, "fixed", ReservationReader::fixed),
                kind(block, "crash-kernel", b -> new ReservationStep.CrashKernel()),
                kind(block, "per-cpu", ReservationReader::perCpu),
                kind(block, "allocate", this::allocate),
                kind(block, "free", this::free))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (block.keys() != 1) {
      block.node().problem("has " + block.keys() + " keys", "one, which names the kind of step");
    }
    return steps.stream().findFirst();
  }

  private static Optional<ReservationStep> kind(
      Block block, String key, Function<Block, ReservationStep> reader) {
    return block.block(key, reader).optional();
  }

  private static ReservationStep kernelImage(Block block) {
    return new ReservationStep.KernelImage(
        block.address("default-base").required(), block.size("bytes", 1).required());
  }

  private static ReservationStep fixed(Block block) {
    MemoryRange range = Ranges.exclusive(block);
    return new ReservationStep.Fixed(block.text("name").required(), range.start(), range.end());
  }

  private static ReservationStep perCpu(Block block) {
    return new ReservationStep.PerCpu(block.size("unit-bytes", 1).required());
  }

  private ReservationStep free(Block block) {
    String name = block.text("name").required();
    if (!allocated.contains(name)) {
      block.node().problem("frees " + Quote.quoted(name) + ", which no step before allocates", "");
    }
    return new ReservationStep.Free(name);
  }

  private ReservationStep allocate(Block block) {
    String name = block.text("name").required();
    allocated.add(name);
    Size size = size(block);
    Optional<Long> max = block.end("max").optional();
    long min = block.address("min").or(0L);
    if (max.filter(m -> m <= min).isPresent()) {
      block.node().problem("'max' is not above 'min'", "");
    }
    return new ReservationStep.Allocate(
        name,
        size,
        block.alignment("align").or((long) Pages.SIZE),
        min,
        max,
        block.flag("goal").or(false),
        block.flag("per-node").or(false),
        block.flag("only-above-4g").or(false),
        block.integer("count", 1, MOST_COUNT).or(1));
  }

  private static Size size(Block block) {
    Optional<Size> bytes = block.size("bytes", 1).optional().map(Size.Bytes::new);
    Optional<Size> perSection =
        block.size("bytes-per-section", 1, SECTION_BYTES).optional().map(Size.PerSection::new);
    Optional<Size> hash = block.integer("hash-scale", 1, MOST_SCALE).optional().map(Size.Hash::new);
    if (SIZES.stream().filter(block::has).count() != 1) {
      block.node().problem("needs one size", "exactly one of " + String.join(", ", SIZES));
    }
    return bytes.or(() -> perSection).or(() -> hash).orElse(new Size.Bytes(1));
  }
}
