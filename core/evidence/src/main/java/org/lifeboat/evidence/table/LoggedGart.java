package org.lifeboat.evidence.table;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.evidence.log.KernelLog;

/**
 * The registers of the GART in AMD's northbridges, from what a kernel prints of them
 * (arch/x86/kernel/aperture_64.c:gart_iommu_hole_init).
 */
public final class LoggedGart {
  private static final Pattern OLD =
      Pattern.compile("(?:AGP: )?Node (\\d): aperture @ ([0-9a-f]{1,12}) size (\\d{1,4}) MB.*");
  private static final Pattern NEW =
      Pattern.compile(
          "(?:AGP: )?Node (\\d): aperture \\[bus addr 0x([0-9a-f]{1,12})-0x[0-9a-f]{1,12}\\]"
              + " \\((\\d{1,4})MB\\).*");
  private static final int UNIT_SHIFT = 25;

  private LoggedGart() {}

  /**
   * The two words of a northbridge's function 3.
   *
   * @param control at 0x90: the window's size
   * @param base at 0x94: where it is, in units of 32 MB
   */
  public record Words(int control, int base) {}

  /** By the number of the node, which is device 0x18 plus that. */
  public static Map<Integer, Words> words(KernelLog log) {
    Map<Integer, Words> words = new TreeMap<>();
    for (String message : log.messages()) {
      for (Pattern form : new Pattern[] {OLD, NEW}) {
        Matcher m = form.matcher(message);
        if (m.matches()) {
          int order =
              Integer.numberOfTrailingZeros(Math.max(32, Integer.parseInt(m.group(3))) >> 5);
          long base = Long.parseUnsignedLong(m.group(2), 16) >>> UNIT_SHIFT;
          words.putIfAbsent(
              Integer.parseInt(m.group(1)), new Words(order << 1, (int) base & 0x7fff));
        }
      }
    }
    return words;
  }
}
