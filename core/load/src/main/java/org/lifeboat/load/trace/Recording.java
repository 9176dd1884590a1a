package org.lifeboat.load.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.load.workload.RecordedMappings;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/** The mappings that were read so far, by device, and those of them that have no end yet. */
final class Recording {
  /** The most mappings that are read. */
  static final int MOST_MAPPINGS = 10_000_000;

  /** The most that have no end at one time: many times the slots of the default pool. */
  static final int MOST_OPEN = 1 << 20;

  /** The most devices: many times what a machine has. */
  static final int MOST_DEVICES = 4096;

  private static final int LONGEST_NAME = 256;

  private final Map<String, RecordedMappings.Builder> byDevice = new LinkedHashMap<>();
  private final Map<Key, Integer> open = new HashMap<>();
  private final int most;
  private int mappings;
  private long firstNanos = -1;
  private long lastNanos;

  /** What is mapped: an id is its device's own. */
  private record Key(String id, String device) {}

  Recording(int most) {
    this.most = most;
  }

  boolean isEmpty() {
    return mappings == 0;
  }

  /** How many there are. */
  int mappings() {
    return mappings;
  }

  /** Passes to the time of the next line. */
  void pass(long nanos) throws MistakeException {
    if (firstNanos < 0) {
      firstNanos = nanos;
      lastNanos = nanos;
    }
    if (nanos < lastNanos) {
      throw new MistakeException(
          "time goes back, from "
              + seconds(lastNanos)
              + " to "
              + seconds(nanos)
              + "; lines in order of time are right");
    }
    lastNanos = nanos;
  }

  private static String seconds(long nanos) {
    return "%d.%09d".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000);
  }

  /** A mapping of a known end: nanoseconds later, {@link Long#MAX_VALUE} for never. */
  void add(String device, long bytes, long address, int processor, long holdNanos)
      throws MistakeException {
    RecordedMappings.Builder builder = of(device);
    builder.hold(builder.add(sinceFirst(), bytes, address, processor), holdNanos);
    mappings++;
  }

  /** A mapping that may end on a later line. */
  void map(String device, String id, long bytes, long address, int processor)
      throws MistakeException {
    Key key = new Key(checked("id", id), device);
    if (open.containsKey(key)) {
      throw new MistakeException(
          "id " + Words.quoted(id) + " is mapped already; unmap it first, or give another id");
    }
    if (open.size() == MOST_OPEN) {
      throw new MistakeException.Last(
          "more than " + MOST_OPEN + " mappings without an unmap; fewer at one time are right");
    }
    open.put(key, of(device).add(sinceFirst(), bytes, address, processor));
    mappings++;
  }

  /** Such a mapping ends. */
  void unmap(String device, String id) throws MistakeException {
    Integer place = open.remove(new Key(id, device));
    RecordedMappings.@Nullable Builder builder = byDevice.get(device);
    if (place == null || builder == null) {
      throw new MistakeException(
          "id "
              + Words.quoted(id)
              + " of "
              + Words.quoted(device)
              + " is not mapped; an unmap of what was mapped before is right");
    }
    builder.hold(place, sinceFirst() - builder.atNanos(place));
  }

  private long sinceFirst() {
    return lastNanos - firstNanos;
  }

  private RecordedMappings.Builder of(String device) throws MistakeException {
    if (mappings == most) {
      throw new MistakeException.Last("more than " + most + " mappings; fewer are right");
    }
    RecordedMappings.@Nullable Builder known = byDevice.get(device);
    if (known != null) {
      return known;
    }
    if (byDevice.size() == MOST_DEVICES) {
      throw new MistakeException.Last("more than " + MOST_DEVICES + " devices; fewer are right");
    }
    RecordedMappings.Builder builder = new RecordedMappings.Builder();
    byDevice.put(checked("device", device), builder);
    return builder;
  }

  private static String checked(String what, String name) throws MistakeException {
    if (name.isEmpty()) {
      throw new MistakeException("no " + what + "; a name is right");
    }
    if (name.length() > LONGEST_NAME) {
      throw new MistakeException(
          what + " " + Words.quoted(name) + " is longer than " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /** All of them. */
  Map<String, List<Mapping>> byDevice() {
    Map<String, List<Mapping>> all = new LinkedHashMap<>();
    byDevice.forEach((device, builder) -> all.put(device, builder.build()));
    return all;
  }
}
