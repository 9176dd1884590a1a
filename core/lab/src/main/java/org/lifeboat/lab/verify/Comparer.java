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
    Optional<TraceResult> trace =
        observed.trace().reservations().isEmpty()
            ? Optional.empty()
            : Optional.of(TraceComparer.compare(observed.trace(), report.events()));
    return new CaseResult(recording, compared, differences, Optional.empty(), trace);
  }

  private String hardware() {
    return report.hardware().active() ? report.backend().orElse(NONE) : NONE;
  }

  private void compare(Field field, Optional<String> expected, String actual) {
    if (expected.isPresent()) {
      compared.add(field);
      if (!expected.get().equals(actual)) {
        differences.add(new Difference(recording, field, expected.get(), actual));
      }
    }
  }

  private void compareGroups() {
    if (observed.groups().isEmpty()) {
      return;
    }
    compared.add(Field.GROUPS);
    Set<Set<PciAddress>> expected = observed.groups().get();
    Set<Set<PciAddress>> actual =
        report.hardware().groups().stream()
            .map(IommuGroup::functions)
            .map(HashSet::new)
            .collect(Collectors.toSet());
    if (!expected.equals(actual)) {
      differences.add(
          new Difference(
              recording, Field.GROUPS, words(expected, actual), words(actual, expected)));
    }
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
      actual = actual.subList(0, Math.min(actual.size(), expected.size()));
    }
    compared.add(Field.MESSAGES);
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String wanted = line(expected, i);
      String got = line(actual, i);
      if (!wanted.equals(got)) {
        differences.add(new Difference(recording, Field.MESSAGES, wanted, got));
        return;
      }
    }
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size()
        ? "line %d: %s".formatted(index + 1, lines.get(index))
        : "no line " + (index + 1);
  }
}
