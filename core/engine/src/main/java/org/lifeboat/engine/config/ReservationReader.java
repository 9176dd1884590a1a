package org.lifeboat.engine.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Quantity;
import org.lifeboat.engine.plan.ReservationStep.Size;

/**
 * Reads the {@code reservations} of a kernel profile: blocks with one key each, which names the
 * kind of step.
 */
final class ReservationReader {
  private static final List<String> SIZES = List.of("bytes", "hash-scale");
  private static final Choices<Quantity> QUANTITIES = Choices.of("quantity", Quantity.class);
  private static final int MOST_SCALE = 62;
  private static final int MOST_COUNT = 1024;

  /**
   * What describes a section of 128 MB cannot be larger than it, and of nothing else are there
   * more.
   */
  private static final long MOST_BYTES_EACH = 1L << 27;

  /** A processor's share of a chunk of per-CPU data. */
  private static final long UNIT_BYTES = 2L << 20;

  private final Set<String> allocated = new HashSet<>();

  /** One step; empty after a problem. */
  Optional<ReservationStep> step(Block block) {
    List<ReservationStep> steps =
        List.<Optional<ReservationStep>>of(
                kind(block, "kernel-image", ReservationReader::kernelImage),
                kind(block, "initrd", ReservationReader::initrd),
                kind(block, "initrd-move", b -> new ReservationStep.InitrdMove()),
                kind(block, "initrd-tables", b -> new ReservationStep.InitrdTables()),
                kind(block, "holdings", b -> new ReservationStep.Holdings()),
                kind(block, "direct-map", ReservationReader::directMap),
                kind(block, "fixed", ReservationReader::fixed),
                kind(block, "early-area", ReservationReader::earlyArea),
                kind(block, "early-page-tables", ReservationReader::earlyPageTables),
                kind(block, "bootmem-nodes", ReservationReader::bootmemNodes),
                kind(block, "crash-kernel", ReservationReader::crashKernel),
                kind(block, "node-data", ReservationReader::nodeData),
                kind(block, "sparse-memory", ReservationReader::sparseMemory),
                kind(block, "section-usage-maps", ReservationReader::sectionUsageMaps),
                kind(block, "section-descriptors", ReservationReader::sectionDescriptors),
                kind(block, "log-buffer", ReservationReader::logBuffer),
                kind(block, "per-cpu", ReservationReader::perCpu),
                kind(block, "per-cpu-chunk", ReservationReader::perCpuChunk),
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
        block.address("default-base").required(),
        block.size("bytes", 1).required(),
        block.size("brk-bytes", 0).or(0L));
  }

  private static ReservationStep initrd(Block block) {
    return new ReservationStep.Initrd(block.flag("whole-pages").or(false));
  }

  private static ReservationStep fixed(Block block) {
    MemoryRange range = Ranges.exclusive(block);
    return new ReservationStep.Fixed(block.text("name").required(), range.start(), range.end());
  }

  private static ReservationStep crashKernel(Block block) {
    String failed = "crashkernel reservation failed - ";
    return new ReservationStep.CrashKernel(
        block.flag("from-below").or(false),
        block.text("no-room").or(failed + "No suitable area found."),
        block.text("in-use").or(failed + "memory is in use."));
  }

  private static ReservationStep earlyArea(Block block) {
    return new ReservationStep.EarlyArea(
        block.text("name").required(),
        block.size("bytes", 1).required(),
        block.end("max").required());
  }

  private static ReservationStep earlyPageTables(Block block) {
    return new ReservationStep.EarlyPageTables(block.address("min").required());
  }

  private static ReservationStep bootmemNodes(Block block) {
    return new ReservationStep.BootmemNodes(block.size("data-bytes", 1).required());
  }

  private static ReservationStep directMap(Block block) {
    return new ReservationStep.DirectMap(block.size("buffer-bytes", 0).required());
  }

  private static ReservationStep perCpu(Block block) {
    return new ReservationStep.PerCpu(block.size("unit-bytes", 1, UNIT_BYTES).required());
  }

  private static ReservationStep perCpuChunk(Block block) {
    return new ReservationStep.PerCpuChunk(
        block.size("static-bytes", 1, UNIT_BYTES / 2).required(),
        block.size("reserved-bytes", 0, UNIT_BYTES / 4).required(),
        block.size("dynamic-bytes", 1, UNIT_BYTES / 4).required());
  }

  private static ReservationStep nodeData(Block block) {
    return new ReservationStep.NodeData(block.size("bytes", 1).required());
  }

  private static ReservationStep sparseMemory(Block block) {
    return new ReservationStep.SparseMemory(
        block.integer("section-bytes", 1, Pages.SIZE).required(),
        block.integer("usage-bytes", 1, Pages.SIZE).required());
  }

  private static ReservationStep sectionUsageMaps(Block block) {
    return new ReservationStep.SectionUsageMaps(
        block.size("bytes-each", 1, Pages.SIZE).required(),
        block.flag("beside-node-data").or(false));
  }

  private static ReservationStep sectionDescriptors(Block block) {
    return new ReservationStep.SectionDescriptors(
        block.size("bytes-each", 1, MOST_BYTES_EACH).required());
  }

  private static ReservationStep logBuffer(Block block) {
    return new ReservationStep.LogBuffer(block.flag("for-processors").or(false));
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
        block.integer("count", 1, MOST_COUNT).or(1),
        block.choice("each", QUANTITIES).optional(),
        block.text("panic").optional());
  }

  private static Size size(Block block) {
    Optional<Quantity> per = block.choice("per", QUANTITIES).optional();
    Optional<Long> bytes =
        block.size("bytes", 1, per.isPresent() ? MOST_BYTES_EACH : Pages.ADDRESS_END).optional();
    Optional<Size> hash = block.integer("hash-scale", 1, MOST_SCALE).optional().map(Size.Hash::new);
    if (SIZES.stream().filter(block::has).count() != 1) {
      block.node().problem("needs one size", "exactly one of " + String.join(", ", SIZES));
    }
    long size = bytes.orElse(1L);
    return hash.orElseGet(
        () -> per.<Size>map(q -> new Size.Each(size, q)).orElseGet(() -> new Size.Bytes(size)));
  }
}
