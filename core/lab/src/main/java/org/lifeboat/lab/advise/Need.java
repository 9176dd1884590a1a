package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.render.Devices;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.Certainty;

/**
 * Whether a machine needs a bounce buffer, and how large it is.
 *
 * @param advice on the machine
 */
record Need(Advice advice) {
  private static final int NAMED = 3;

  private static final Pattern VERSION = Pattern.compile("linux-(\\d{1,3})\\.(\\d{1,3})");

  /** Without the point at its end. */
  String sentence() {
    BootReport base = advice.base();
    if (!base.completed()) {
      return "the boot does not get that far";
    }
    return base.pool().map(p -> pool(p, base.certainty())).orElse("none")
        + "; "
        + need()
        + assumed();
  }

  private static String pool(BouncePool pool, Certainty certainty) {
    return certainty.poolIsExact()
        ? Outcome.pool(pool)
        : Sizes.human(pool.range().bytes())
            + ", at or below "
            + Sizes.address(pool.range().start());
  }

  private String need() {
    BootReport base = advice.base();
    if (!advice.devicesAreKnown()) {
      return "whether a device needs one the log does not show";
    }
    if (advice.limited().isEmpty()) {
      return "no device needs one: all of them reach RAM up to " + end();
    }
    String whom = whom();
    if (base.devices().stream().anyMatch(d -> d.reach() == Reach.UNREACHABLE)) {
      return "missing: " + whom + " cannot reach RAM up to " + end();
    }
    if (base.devices().stream().anyMatch(d -> d.reach() == Reach.BOUNCED)) {
      return "needed: " + whom + " cannot reach RAM up to " + end() + watched();
    }
    return "not needed as long as the IOMMU translates; without it, for " + whom;
  }

  /** How full a pool gets no boot on paper tells; since 5.1 debugfs does (kernel/dma/swiotlb.c). */
  private String watched() {
    Matcher version = VERSION.matcher(advice.base().kernel());
    boolean shows =
        version.lookingAt()
            && (Integer.parseInt(version.group(1)) > 5
                || (version.group(1).equals("5") && !version.group(2).equals("0")));
    return shows ? "; how much of it is used shows /sys/kernel/debug/swiotlb" : "";
  }

  private String end() {
    return Sizes.address(advice.plan().machine().firmwareMap().endOfRam());
  }

  /** The devices by name and bits: {@code 2 USB 2 controllers (32 bits)}. */
  private String whom() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (PciFunction f : advice.limited()) {
      String name = f.name().isBlank() ? Devices.address(f.address()) : f.name();
      counts.merge(name + " (" + f.dmaMaskBits() + " bits)", 1, Integer::sum);
    }
    List<String> all = new ArrayList<>();
    counts.forEach((name, count) -> all.add(count == 1 ? name : count + " x " + name));
    return Words.list(all, NAMED);
  }

  private String assumed() {
    return !advice.devicesAreSure() && advice.devicesAreKnown()
        ? " (bits are assumed by class of device)"
        : "";
  }
}
