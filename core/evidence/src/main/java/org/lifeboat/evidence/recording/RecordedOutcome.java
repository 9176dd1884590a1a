package org.lifeboat.evidence.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.evidence.log.DmaMessages;
import org.lifeboat.evidence.log.EarlyTrace;
import org.lifeboat.evidence.log.KernelLog;

/** Reads what a kernel did: {@code facts.json}, {@code iommu-groups.txt}, and its log. */
final class RecordedOutcome {
  private static final String FACTS = "facts.json";
  private static final String GROUPS = "iommu-groups.txt";
  private static final long MOST_SLOTS = 1L << 52;

  /** {@code group 6 type=DMA-FQ 0000:00:06.0 0000:02:01.0}. */
  private static final Pattern GROUP = Pattern.compile("group \\d{1,9} type=\\S+( .*)?");

  private static final Pattern BLANKS = Pattern.compile(" +");

  private final Folder folder;
  private final KernelLog log;

  RecordedOutcome(Folder folder, KernelLog log) {
    this.folder = folder;
    this.log = log;
  }

  Observation read(Optional<JsonObject> facts) throws RecordingException {
    JsonObject root = facts.orElseThrow(() -> missing());
    JsonObject outcome =
        root.object("outcome").orElseThrow(() -> root.problem("outcome", "is missing"));
    boolean complete = root.flag("complete").orElse(false);
    Optional<String> panic = outcome.optionalText("panic");
    return new Observation(
        complete,
        root.optionalText("end").orElse("it does not say why"),
        outcome.optionalText("hardware_iommu"),
        outcome.flag("swiotlb_active"),
        complete || panic.isPresent() ? Optional.of(panic) : Optional.empty(),
        bounceRange(root),
        root.number("nslabs", 0, MOST_SLOTS).filter(n -> n > 0),
        complete ? groups() : Optional.empty(),
        DmaMessages.of(log),
        EarlyTrace.of(log));
  }

  private RecordingException missing() {
    return new RecordingException(
        folder.file(FACTS), "there is no such file; a recording says there what the kernel did");
  }

  static Optional<JsonObject> facts(Folder folder) throws RecordingException {
    return folder.json(FACTS);
  }

  private static Optional<MemoryRange> bounceRange(JsonObject facts) throws RecordingException {
    Optional<JsonObject> pool = facts.object("swiotlb");
    if (pool.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> start = pool.get().address("start");
    Optional<Long> end = pool.get().address("end");
    if (start.isEmpty() || end.isEmpty() || start.get() >= end.get()) {
      throw facts.problem("swiotlb", "has no start below its end");
    }
    return Optional.of(new MemoryRange(start.get(), end.get()));
  }

  private Optional<Set<Set<PciAddress>>> groups() throws RecordingException {
    Optional<List<String>> listed = folder.lines(GROUPS);
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Set<Set<PciAddress>> groups = new HashSet<>();
    List<String> lines = listed.get();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("group ")) {
        groups.add(group(lines.get(i), i + 1));
      }
    }
    return Optional.of(groups);
  }

  private Set<PciAddress> group(String line, int number) throws RecordingException {
    Matcher form = GROUP.matcher(line);
    Set<PciAddress> functions = new TreeSet<>();
    try {
      if (form.matches()) {
        String addresses = Objects.requireNonNullElse(form.group(1), "").strip();
        for (String address : BLANKS.split(addresses)) {
          functions.add(PciAddress.parse(address));
        }
        return functions;
      }
    } catch (IllegalArgumentException e) {
      // the answer is the same as for any other form
    }
    throw new RecordingException(
        folder.file(GROUPS) + ":" + number,
        "is no group like 'group 6 type=DMA-FQ 0000:00:06.0 0000:02:01.0'");
  }
}
