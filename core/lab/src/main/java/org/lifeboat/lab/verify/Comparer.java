package org.lifeboat.lab.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.DmaMessages;
import org.lifeboat.evidence.recording.Observation;

/** Holds one report against one observation. */
final class Comparer {
  private static final String NONE = "none";

  private final String recording;
  private final Observation observed;
  private final BootReport report;
  private final Set<Field> compared = EnumSet.noneOf(Field.class);
  private final List<Difference> differences = new ArrayList<>();

  Comparer(String recording, Observation observed, BootReport report) {
    this.recording = recording;
    this.observed = observed;
    this.report = report;
  }

  CaseResult compare() {
    compare(Field.HARDWARE_IOMMU, observed.hardwareIommu(), hardware());
    compare(
        Field.SWIOTLB_ACTIVE,
        observed.bounceActive().map(String::valueOf),
        String.valueOf(report.pool().isPresent()));
    compare(Field.PANIC, observed.panic().map(p -> p.orElse(NONE)), report.panic().orElse(NONE));
    compare(
        Field.BOUNCE_RANGE,
        observed.bounceRange().map(MemoryRange::toString),
        report.pool().map(p -> p.range().toString()).orElse(NONE));
    compare(
        Field.SLOTS,
        observed.slots().map(String::valueOf),
        report.pool().map(BouncePool::slots).map(String::valueOf).orElse(NONE));
    compareGroups();
    compareMessages();
    if (compared.isEmpty()) {
      return CaseResult.notComparable(
          recording, "it shows nothing of what the kernel did: " + observed.end());
    }
    Optional<TraceResult> trace =
        observed.trace().reservations().isEmpty()
            ? Optional.empty()
            : Optional.of(TraceComparer.compare(observed.trace(), report.events()));
    return new CaseResult(recording, compared, differences, Optional.empty(), trace);
  }

  private String hardware() {
    return report.hardware().active() ? report.hardware().driver().orElse(NONE) : NONE;
  }

  private void compare(Field field, Optional<String> expected, String actual) {
    expected.ifPresent(text -> compare(field, text, actual, text.equals(actual)));
  }

  /** A boot that a plugin broke off agrees in nothing. */
  private void compare(Field field, String expected, String actual, boolean same) {
    compared.add(field);
    Optional<String> broken =
        report.failure().map(f -> "%s failed: %s".formatted(f.plugin(), f.problem()));
    if (!same || broken.isPresent()) {
      differences.add(new Difference(recording, field, expected, broken.orElse(actual)));
    }
  }

  private void compareGroups() {
    if (observed.groups().isEmpty()) {
      return;
    }
    Set<Set<PciAddress>> expected = observed.groups().get();
    Set<Set<PciAddress>> actual =
        report.hardware().groups().stream()
            .map(IommuGroup::functions)
            .map(HashSet::new)
            .collect(Collectors.toSet());
    compare(
        Field.GROUPS, words(expected, actual), words(actual, expected), expected.equals(actual));
  }

  /** How many groups there are, and those that the other side has not. */
  private static String words(Set<Set<PciAddress>> groups, Set<Set<PciAddress>> others) {
    String own =
        groups.stream()
            .filter(g -> !others.contains(g))
            .map(g -> new TreeSet<>(g).toString())
            .sorted()
            .collect(Collectors.joining(" "));
    return groups.size() + " groups" + (own.isEmpty() ? "" : ", among them " + own);
  }

  private void compareMessages() {
    List<String> expected = observed.messages();
    List<String> actual = DmaMessages.of(report.log());
    if (!observed.complete() && observed.panic().isEmpty()) {
      if (expected.isEmpty()) {
        return;
      }
      actual = actual.subList(0, Math.min(actual.size(), expected.size()));
    }
    int at = 0;
    while (at < Math.min(expected.size(), actual.size())
        && expected.get(at).equals(actual.get(at))) {
      at++;
    }
    compare(Field.MESSAGES, line(expected, at), line(actual, at), expected.equals(actual));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size()
        ? "line %s: %s".formatted(index + 1, lines.get(index))
        : "no line " + (index + 1);
  }
}
