package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Unknown;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Words;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * Whether a machine needs a bounce buffer, and how large it is.
 *
 * @param advice on the machine
 */
record Need(Advice advice) {
  private static final int NAMED = 3;

  /** Without the point at its end. */
  String sentence() {
    BootReport base = advice.base();
    if (!base.completed()) {
      return "the boot does not get that far";
    }
    return base.pool().map(Outcome::pool).orElse("none") + "; " + need() + assumed();
  }

  private String need() {
    BootReport base = advice.base();
    if (advice.limited().isEmpty()) {
      return "no device needs one: all of them reach RAM up to " + end();
    }
    String whom = whom();
    if (base.devices().stream().anyMatch(d -> d.reach() == Reach.UNREACHABLE)) {
      return "missing: " + whom + " cannot reach RAM up to " + end();
    }
    if (base.devices().stream().anyMatch(d -> d.reach() == Reach.BOUNCED)) {
      return "needed: " + whom + " cannot reach RAM up to " + end();
    }
    return "not needed as long as the IOMMU translates; without it, for " + whom;
  }

  private String end() {
    return Sizes.address(advice.plan().machine().firmwareMap().endOfRam());
  }

  /** The devices by name and bits: {@code 2 USB 2 controllers (32 bits)}. */
  private String whom() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (PciFunction f : advice.limited()) {
      String name = f.name().isBlank() ? f.address().toString() : f.name();
      counts.merge(name + " (" + f.dmaMaskBits() + " bits)", 1, Integer::sum);
    }
    List<String> all = new ArrayList<>();
    counts.forEach((name, count) -> all.add(count == 1 ? name : count + " x " + name));
    return Words.list(all, NAMED);
  }

  private String assumed() {
    return advice.plan().machine().unknowns().stream()
            .anyMatch(u -> u.kind() == Unknown.Kind.DEVICES)
        ? " (bits are assumed by class of device)"
        : "";
  }
}
