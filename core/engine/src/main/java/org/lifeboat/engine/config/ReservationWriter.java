package org.lifeboat.engine.config;

import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plan.ReservationStep.Allocate;
import org.lifeboat.engine.plan.ReservationStep.Size;
import org.lifeboat.engine.plugin.KebabCase;

/** Writes an entry of {@code reservations}: what {@link ReservationReader} reads. */
final class ReservationWriter {
  private ReservationWriter() {}

  static WrittenBlock write(ReservationStep step) {
    String key = KebabCase.ofComponent(step.getClass().getSimpleName());
    WrittenBlock block = new WrittenBlock();
    if (step instanceof Allocate s) {
      allocate(s, block);
    } else if (step instanceof ReservationStep.KernelImage s) {
      block
          .hex("default-base", s.defaultBase())
          .size("bytes", s.bytes())
          .sizeUnlessZero("brk-bytes", s.brkBytes());
    } else if (step instanceof ReservationStep.Initrd s) {
      block.flagUnless(false, "whole-pages", s.wholePages());
    } else if (step instanceof ReservationStep.DirectMap s) {
      block.size("buffer-bytes", s.bufferBytes());
    } else if (step instanceof ReservationStep.Fixed s) {
      block.text("name", s.name()).hex("start", s.start()).hex("end", s.end());
    } else if (step instanceof ReservationStep.EarlyArea s) {
      block.text("name", s.name()).size("bytes", s.bytes()).hex("max", s.max());
    } else if (step instanceof ReservationStep.EarlyPageTables s) {
      block.hex("min", s.min());
    } else if (step instanceof ReservationStep.BootmemNodes s) {
      block.size("data-bytes", s.dataBytes());
    } else if (step instanceof ReservationStep.Free s) {
      block.text("name", s.name());
    } else {
      later(step, block);
    }
    return WrittenBlock.of(key, block);
  }

  private static void later(ReservationStep step, WrittenBlock block) {
    if (step instanceof ReservationStep.NodeData s) {
      block.size("bytes", s.bytes());
    } else if (step instanceof ReservationStep.SparseMemory s) {
      block.number("section-bytes", s.sectionBytes()).number("usage-bytes", s.usageBytes());
    } else if (step instanceof ReservationStep.SectionUsageMaps s) {
      block
          .size("bytes-each", s.bytesEach())
          .flagUnless(false, "beside-node-data", s.besideNodeData());
    } else if (step instanceof ReservationStep.SectionDescriptors s) {
      block.size("bytes-each", s.bytesEach());
    } else if (step instanceof ReservationStep.LogBuffer s) {
      block.flagUnless(false, "for-processors", s.forProcessors());
    } else if (step instanceof ReservationStep.CrashKernel s) {
      block
          .flagUnless(false, "from-below", s.fromBelow())
          .text("no-room", s.noRoom())
          .text("in-use", s.inUse());
    } else if (step instanceof ReservationStep.PerCpu s) {
      block.size("unit-bytes", s.unitBytes());
    } else if (step instanceof ReservationStep.PerCpuChunk s) {
      block
          .size("static-bytes", s.staticBytes())
          .size("reserved-bytes", s.reservedBytes())
          .size("dynamic-bytes", s.dynamicBytes());
    }
  }

  private static void allocate(Allocate s, WrittenBlock block) {
    block.text("name", s.name());
    if (s.size() instanceof Size.Bytes size) {
      block.size("bytes", size.bytes());
    } else if (s.size() instanceof Size.Each size) {
      block.size("bytes", size.bytes()).choice("per", size.of());
    } else if (s.size() instanceof Size.Hash size) {
      block.number("hash-scale", size.scale());
    }
    if (s.align() != Pages.SIZE) {
      block.size("align", s.align());
    }
    if (s.min() != 0) {
      block.hex("min", s.min());
    }
    s.max().ifPresent(max -> block.hex("max", max));
    block
        .flagUnless(false, "goal", s.goal())
        .flagUnless(false, "per-node", s.perNode())
        .flagUnless(false, "only-above-4g", s.onlyAbove4G());
    if (s.count() != 1) {
      block.number("count", s.count());
    }
    s.each().ifPresent(each -> block.choice("each", each));
    s.panic().ifPresent(panic -> block.text("panic", panic));
  }
}
