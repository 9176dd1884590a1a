package org.lifeboat.engine.parameters;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.CommandLine;

/**
 * What {@code swiotlb=} asked for (kernel/dma/swiotlb.c:setup_io_tlb_npages).
 *
 * @param slots pool size, a multiple of 128; empty for the kernel's own
 * @param areas number of areas as written, before rounding; empty where not given
 * @param force every mapping is to bounce
 * @param noforce there is to be no pool
 */
public record SwiotlbParameter(
    OptionalLong slots, OptionalInt areas, boolean force, boolean noforce) {
  private static final long MOST_SLOTS = 1L << 40;

  /**
   * Reads all {@code swiotlb=} parameters: the last number wins, the words stick.
   *
   * @param knowsAreas whether this kernel reads a number of areas behind the size
   * @param knowsNoforce whether it knows {@code noforce}
   */
  public static SwiotlbParameter parse(
      CommandLine commandLine, boolean knowsAreas, boolean knowsNoforce) {
    SwiotlbParameter all =
        new SwiotlbParameter(OptionalLong.empty(), OptionalInt.empty(), false, false);
    for (String value : commandLine.values("swiotlb")) {
      all = all.and(value, knowsAreas, knowsNoforce);
    }
    return all;
  }

  private SwiotlbParameter and(String value, boolean knowsAreas, boolean knowsNoforce) {
    OptionalLong newSlots = slots;
    OptionalInt newAreas = areas;
    String rest = value;
    if (KernelNumber.startsWithDigit(rest)) {
      KernelNumber number = KernelNumber.plain(rest);
      rest = number.rest();
      long bounded =
          Long.compareUnsigned(number.value(), MOST_SLOTS) > 0 ? MOST_SLOTS : number.value();
      newSlots = OptionalLong.of(Pages.roundUp(bounded, BouncePool.SEGMENT_SLOTS));
    }
    rest = withoutComma(rest);
    if (knowsAreas && KernelNumber.startsWithDigit(rest)) {
      KernelNumber number = KernelNumber.plain(rest);
      rest = withoutComma(number.rest());
      newAreas = OptionalInt.of((int) Math.max(0, Math.min(number.value(), 1 << 20)));
    }
    return new SwiotlbParameter(
        newSlots,
        newAreas,
        force || rest.equals("force"),
        noforce || (knowsNoforce && rest.equals("noforce")));
  }

  private static String withoutComma(String text) {
    return text.startsWith(",") ? text.substring(1) : text;
  }
}
