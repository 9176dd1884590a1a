package org.lifeboat.page.boot.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lifeboat.engine.render.Devices;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * A way to memory, and the devices that go it.
 *
 * @param reach the way
 * @param devices not none
 */
public record Way(Reach reach, List<DeviceFate> devices) {
  /** The ways that are gone, the best first. */
  public static List<Way> of(List<DeviceFate> devices) {
    List<Way> ways = new ArrayList<>();
    for (Reach reach : List.of(Reach.TRANSLATED, Reach.DIRECT, Reach.BOUNCED, Reach.UNREACHABLE)) {
      List<DeviceFate> going = devices.stream().filter(d -> d.reach() == reach).toList();
      if (!going.isEmpty()) {
        ways.add(new Way(reach, going));
      }
    }
    return ways;
  }

  public String css() {
    return "way-" + reach.name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return switch (reach) {
      case TRANSLATED -> "Translated";
      case DIRECT -> "Direct";
      case BOUNCED -> "Bounced";
      case UNREACHABLE -> "Dead";
    };
  }

  public String meaning() {
    return switch (reach) {
      case TRANSLATED -> "The hardware IOMMU turns their addresses into any address of RAM.";
      case DIRECT -> "They reach all RAM themselves.";
      case BOUNCED ->
          "What they cannot reach is copied through the bounce buffer, which lies where they can.";
      case UNREACHABLE -> "Some RAM they cannot reach, and nothing copies for them: DMA fails.";
    };
  }

  /** Why they go this way, where it is the same for all; else empty. */
  public String why() {
    List<String> whys = devices.stream().map(DeviceFate::why).distinct().toList();
    return whys.size() == 1 ? whys.get(0) : "";
  }

  /** The name of a device, or its address where it has none. */
  public static String name(DeviceFate device) {
    return device.name().isBlank() ? Devices.address(device.address()) : device.name();
  }

  /** The address and the mask. */
  public static String place(DeviceFate device) {
    return Devices.address(device.address()) + " · " + device.maskBits() + "-bit";
  }
}
