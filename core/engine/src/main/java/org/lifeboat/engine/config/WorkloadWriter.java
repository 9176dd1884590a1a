package org.lifeboat.engine.config;

import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.Workload;

/** Writes an entry of {@code workloads}, without a class: what {@link WorkloadReader} reads. */
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
    if (workload instanceof GeneratedWorkload generated) {
      write(generated, block);
    }
    return limits(workload.limits(), block);
  }

  private static void write(GeneratedWorkload workload, WrittenBlock block) {
    block.put("bytes", BYTES.write(workload.bytes()));
    if (!workload.offset().equals(WorkloadReader.START_OF_PAGE)) {
      block.put("offset", BYTES.write(workload.offset()));
    }
    block.put("hold", NANOS.write(workload.holdNanos()));
    if (workload.arrivals() instanceof Arrivals.Open open) {
      write(open, block);
    } else {
      block.number("depth", ((Arrivals.Closed) workload.arrivals()).depth());
    }
    if (workload.leak() != 0) {
      block.put("leak", DistributionWriter.count(workload.leak()));
    }
    workload
        .bouncedShare()
        .ifPresent(share -> block.put("bounced-share", DistributionWriter.count(share)));
    workload.processors().forEach(p -> block.add("processors", WrittenBlock.wordOf(p.toString())));
  }

  private static void write(Arrivals.Open open, WrittenBlock block) {
    block.put(ArrivalsReader.RATE, DistributionWriter.count(open.perSecond()));
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

  private static WrittenBlock limits(DmaLimits limits, WrittenBlock block) {
    DmaLimits usual = DmaLimits.USUAL;
    if (limits.minAlignMask() != usual.minAlignMask()) {
      block.put("min-align-mask", mask(limits.minAlignMask()));
    }
    if (limits.segmentBoundary() != usual.segmentBoundary()) {
      block.put("segment-boundary", mask(limits.segmentBoundary()));
    }
    return block;
  }

  private static Written mask(long mask) {
    return WrittenBlock.wordOf("0x" + Long.toHexString(mask));
  }
}
