package org.lifeboat.engine.profile;

import java.util.List;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Quantity;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.BounceGeometry.SideArray;
import org.lifeboat.engine.plugin.KebabCase;

/** The outline of a bounce pool. */
final class PoolOutline {
  private PoolOutline() {}

  static Part pool(BounceGeometry bounce) {
    return new Part(
        "",
        "",
        "",
        List.of(
            said(
                "default-slots",
                Long.toString(bounce.defaultSlots()),
                "its size without a parameter, in slots of 2048 bytes"),
            said(
                "minimum-slots",
                Long.toString(bounce.minimumSlots()),
                "the least that halving tries"),
            said(
                "areas",
                Boolean.toString(bounce.areas()),
                "whether it is cut by processors and its size rounded up to a power of two"),
            new Trait(
                "slots-per-area",
                Long.toString(bounce.slotsPerArea()),
                "the least for each area; with 0 its size does not follow their number",
                !bounce.areas()),
            said(
                "hot-plug",
                Boolean.toString(bounce.hotPlug()),
                "whether memory above 4 GB that may be plugged in later counts"),
            said("noforce", Boolean.toString(bounce.noforce()), "whether swiotlb=noforce is known"),
            said(
                "halving",
                Boolean.toString(bounce.halving()),
                "whether half as much is tried where there is no room"),
            said(
                "panics",
                Boolean.toString(bounce.panics()),
                "whether the kernel panics where there is no room; else it goes on without"),
            said(
                "announce-early",
                Boolean.toString(bounce.announceEarly()),
                "whether the kernel prints the pool when it reserves it"),
            said("search", KebabCase.ofConstant(bounce.search().name()), searchOf(bounce)),
            said(
                "release-order",
                String.join(", ", bounce.releaseOrder()),
                "what is released first")));
  }

  private static String searchOf(BounceGeometry bounce) {
    return switch (bounce.search()) {
      case WITHOUT_ALIGNMENT ->
          "the search for free slots knows no alignment mask, and ends where it began";
      case UNTIL_WRAP ->
          "the search for free slots keeps a device's alignment mask, and ends where it began:"
              + " with a mask, maybe never";
      case COUNTED ->
          "the search for free slots keeps a device's alignment mask, and ends when all were"
              + " looked at";
    };
  }

  private static Trait said(String key, String value, String meaning) {
    return new Trait(key, value, meaning, false);
  }

  static List<Part> sideArrays(BounceGeometry bounce) {
    return bounce.bookkeeping().stream().map(PoolOutline::sideArray).toList();
  }

  private static Part sideArray(SideArray array) {
    return new Part(
        array.name(),
        "",
        "",
        List.of(
            bytes("bytes-per-slot", array.bytesPerSlot(), 0),
            bytes("bytes-per-area", array.bytesPerArea(), 0),
            bytes("fixed-bytes", array.fixedBytes(), 0),
            flag("whole-pages", array.wholePages()),
            bytes("align", array.align(), Pages.SIZE),
            bytes("goal", array.goal(), 0),
            flag("low", array.low())));
  }

  private static Trait bytes(String key, long bytes, long usual) {
    return new Trait(key, Quantity.show(bytes, Unit.BYTES), "", bytes == usual);
  }

  private static Trait flag(String key, boolean value) {
    return new Trait(key, Boolean.toString(value), "", !value);
  }
}
