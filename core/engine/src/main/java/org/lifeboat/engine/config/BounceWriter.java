package org.lifeboat.engine.config;

import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.BounceGeometry.SideArray;

/** Writes a {@code bounce} block, every key of it: what {@link BounceReader} reads. */
final class BounceWriter {
  private BounceWriter() {}

  static WrittenBlock write(BounceGeometry bounce) {
    return new WrittenBlock()
        .number("default-slots", bounce.defaultSlots())
        .number("minimum-slots", bounce.minimumSlots())
        .flag("areas", bounce.areas())
        .number("slots-per-area", bounce.slotsPerArea())
        .flag("hot-plug", bounce.hotPlug())
        .flag("noforce", bounce.noforce())
        .flag("halving", bounce.halving())
        .flag("panics", bounce.panics())
        .flag("announce-early", bounce.announceEarly())
        .choice("search", bounce.search())
        .list("bookkeeping", bounce.bookkeeping().stream().map(BounceWriter::sideArray).toList())
        .texts("release-order", bounce.releaseOrder());
  }

  private static WrittenBlock sideArray(SideArray array) {
    WrittenBlock block =
        new WrittenBlock()
            .text("name", array.name())
            .sizeUnlessZero("bytes-per-slot", array.bytesPerSlot())
            .sizeUnlessZero("bytes-per-area", array.bytesPerArea())
            .sizeUnlessZero("fixed-bytes", array.fixedBytes())
            .flagUnless(false, "whole-pages", array.wholePages())
            .size("align", array.align())
            .flagUnless(false, "low", array.low());
    return array.goal() == 0 ? block : block.hex("goal", array.goal());
  }
}
