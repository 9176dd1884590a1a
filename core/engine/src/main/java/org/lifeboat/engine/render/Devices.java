package org.lifeboat.engine.render;

import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/** Devices and their fates as words. */
public final class Devices {
  private Devices() {}

  /** The address without the segment where that is 0, as lspci prints it. */
  public static String address(PciAddress address) {
    String full = address.toString();
    return address.segment() == 0 ? full.substring(full.indexOf(':') + 1) : full;
  }

  /** A device in a sentence: {@code e1000 network card (00:02.0)}. */
  public static String named(DeviceFate device) {
    String address = address(device.address());
    return device.name().isBlank() ? address : device.name() + " (" + address + ")";
  }

  /** The fate as one word. */
  static Cell fate(Reach reach) {
    return switch (reach) {
      case DIRECT -> new Cell("direct", Tone.PLAIN);
      case TRANSLATED -> new Cell("translated", Tone.GOOD);
      case BOUNCED -> new Cell("bounced", Tone.WARNING);
      case UNREACHABLE -> new Cell("DEAD", Tone.BAD);
    };
  }
}
