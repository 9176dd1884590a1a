package org.lifeboat.engine.config;

import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.Workload;

/**
 * Writes an entry of {@code workloads}, without a class and without a file: what {@link
 * WorkloadReader} reads.
 */
final class WorkloadWriter {
  private static final DistributionWriter BYTES = new DistributionWriter(Measure.BYTES);
  private static final DistributionWriter NANOS = new DistributionWriter(Measure.NANOS);
  private static final DistributionWriter COUNT = new DistributionWriter(Measure.COUNT);

  private WorkloadWriter() {}

  static WrittenBlock write(Workload workload) {
    WrittenBlock block =
        new WrittenBlock()
            .text("device", workload.device().toString())
            .text("name", workload.name());
    limits(workload.limits(), block);
    if (workload instanceof GeneratedWorkload generated) {
      return generated(generated, block);
    }
    RecordedWorkload recorded = (RecordedWorkload) workload;
    return block.list(
        RecordedReader.MAPPINGS,
        recorded.mappings().stream().map(WorkloadWriter::mapping).toList());
  }

  private static WrittenBlock mapping(RecordedWorkload.Mapping mapping) {
    WrittenBlock block = new WrittenBlock().put("at", NANOS.word((double) mapping.atNanos()));
    if (mapping.holdNanos() != Long.MAX_VALUE) {
      block.put("hold", NANOS.word((double) mapping.holdNanos()));
    }
    block.put("bytes", BYTES.word((double) mapping.bytes())).hex("address", mapping.address());
    return mapping.processor() == 0 ? block : block.number("processor", mapping.processor());
  }

  private static WrittenBlock generated(GeneratedWorkload workload, WrittenBlock block) {
    block.put("bytes", BYTES.write(workload.bytes()));
    if (!workload.offset().equals(GeneratedReader.START_OF_PAGE)) {
      block.put("offset", BYTES.write(workload.offset()));
    }
    block.put("hold", NANOS.write(workload.holdNanos()));
    if (workload.arrivals() instanceof Arrivals.Open open) {
      arrivals(open, block);
    } else {
      block.number("depth", ((Arrivals.Closed) workload.arrivals()).depth());
    }
    if (workload.leak() != 0) {
      block.put("leak", COUNT.word(workload.leak()));
    }
    workload.bouncedShare().ifPresent(share -> block.put("bounced-share", COUNT.word(share)));
    workload.processors().forEach(p -> block.add("processors", WrittenBlock.wordOf(p.toString())));
    return block;
  }

  private static void arrivals(Arrivals.Open open, WrittenBlock block) {
    block.put(ArrivalsReader.RATE, COUNT.word(open.perSecond()));
    if (!open.burst().equals(ArrivalsReader.SINGLE)) {
      block.put("burst", COUNT.write(open.burst()));
    }
    if (open.most() != ArrivalsReader.USUAL_DEPTH) {
      block.number("depth", open.most());
    }
    open.pauses()
        .ifPresent(
            pauses ->
                block.put("on", NANOS.write(pauses.on())).put("off", NANOS.write(pauses.off())));
  }

  private static void limits(DmaLimits limits, WrittenBlock block) {
    DmaLimits usual = DmaLimits.USUAL;
    block.put(DmaLimitsReader.ALIGN, mask(limits.minAlignMask())); // its default is the device's
    if (limits.segmentBoundary() != usual.segmentBoundary()) {
      block.put(DmaLimitsReader.BOUNDARY, mask(limits.segmentBoundary()));
    }
  }

  private static Written mask(long mask) {
    return WrittenBlock.wordOf("0x" + Long.toHexString(mask));
  }
}
