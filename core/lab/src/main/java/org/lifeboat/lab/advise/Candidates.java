package org.lifeboat.lab.advise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.lab.advise.Option.Kind;

/** What one could try on a machine: only what has something to act on there. */
final class Candidates {
  /** Parameters that have to do with IOMMUs and the bounce buffer. */
  private static final Pattern ABOUT_DMA =
      Pattern.compile("(?:iommu|intel_iommu|amd_iommu|swiotlb|iommu[.]passthrough)=.*");

  private static final long DEFAULT_SLOTS = 32768;

  /** A pool is never smaller than one segment. */
  private static final long LEAST_SLOTS = 128;

  private final BootPlan plan;
  private final BootReport report;
  private final Set<Candidate> found = new LinkedHashSet<>();

  private Candidates(BootPlan plan, BootReport report) {
    this.plan = plan;
    this.report = report;
  }

  /** What could be tried with this boot, kernels apart. */
  static List<Candidate> of(BootPlan plan, BootReport report) {
    Candidates candidates = new Candidates(plan, report);
    candidates.parameters();
    candidates.pools();
    candidates.withoutParameters();
    candidates.setup();
    MendedFirmware.of(plan, report).ifPresent(candidates.found::add);
    return List.copyOf(candidates.found);
  }

  private void parameters() {
    boolean intel = has("DMAR") || isIntel();
    boolean amd = has("IVRS");
    if (has("DMAR") || amd) {
      add("iommu=pt");
    }
    if (intel) {
      add("intel_iommu=on");
    }
    if (has("DMAR")) {
      add("intel_iommu=off");
    }
    if (amd) {
      add("amd_iommu=off");
    }
    add("iommu=soft");
    add("iommu=off");
  }

  private boolean isIntel() {
    return plan.machine().processor().vendor() == org.lifeboat.api.firmware.Processor.Vendor.INTEL;
  }

  private void pools() {
    long slots = report.pool().map(p -> p.slots()).orElse(DEFAULT_SLOTS);
    add("swiotlb=" + 2 * slots);
    add("swiotlb=" + Math.max(LEAST_SLOTS, slots / 4));
    add("swiotlb=noforce");
  }

  private void add(String parameter) {
    String line = plan.commandLine().text();
    if (!words(line).contains(parameter)) {
      String with = line.isBlank() ? parameter : line + " " + parameter;
      found.add(new Candidate(Kind.PARAMETER, parameter, under(with)));
    }
  }

  private void withoutParameters() {
    String line = plan.commandLine().text();
    List<String> words = words(line);
    for (String word : new LinkedHashSet<>(words)) {
      if (ABOUT_DMA.matcher(word).matches()) {
        List<String> rest = words.stream().filter(w -> !w.equals(word)).toList();
        found.add(new Candidate(Kind.WITHOUT, "without " + word, under(String.join(" ", rest))));
      }
    }
  }

  private static List<String> words(String line) {
    return new ArrayList<>(List.of(line.strip().split("\\s+")));
  }

  private BootPlan under(String line) {
    return plan.withCommandLine(CommandLine.parse(line));
  }

  private void setup() {
    if (has("DMAR")) {
      found.add(
          new Candidate(
              Kind.SETUP, "VT-d off in the BIOS", MendedFirmware.withoutTable(plan, "DMAR")));
    }
    if (has("IVRS")) {
      found.add(
          new Candidate(
              Kind.SETUP, "IOMMU off in the BIOS", MendedFirmware.withoutTable(plan, "IVRS")));
    }
  }

  private boolean has(String signature) {
    return plan.machine().firmware().tables().stream()
        .anyMatch(t -> t.signature().equals(signature));
  }
}
