package org.lifeboat.load.trace;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** Places of mappings by id, which is its device's own, and by device. */
  private final Map<String, SortedMap<String, Integer>> open = new HashMap<>();

  private final int most;
  private int opened;
  private int mappings;
  private long firstNanos = -1;
  private long lastNanos;

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
    SortedMap<String, Integer> places = open.get(checked("id", id));
    if (places != null && places.containsKey(device)) {
      throw new MistakeException(
          "id " + Words.quoted(id) + " is mapped already; unmap it first, or give another id");
    }
    if (opened == MOST_OPEN) {
      throw new MistakeException.Last(
          "more than " + MOST_OPEN + " mappings without an unmap; fewer at one time are right");
    }
    int place = of(device).add(sinceFirst(), bytes, address, processor);
    open.computeIfAbsent(id, none -> new TreeMap<>()).put(device, place);
    opened++;
    mappings++;
  }

  /**
   * Such a mapping ends.
   *
   * @param device whose it was; empty for the only one that has mapped this id
   */
  void unmap(String device, String id) throws MistakeException {
    SortedMap<String, Integer> places = open.getOrDefault(id, Collections.emptySortedMap());
    if (device.isEmpty() && places.size() > 1) {
      throw new MistakeException(
          "id "
              + Words.quoted(id)
              + " is mapped by "
              + places.size()
              + " devices; the name of one is right");
    }
    String owner = device.isEmpty() && !places.isEmpty() ? places.firstKey() : device;
    RecordedMappings.@Nullable Builder builder = byDevice.get(owner);
    if (!places.containsKey(owner) || builder == null) {
      throw new MistakeException(
          "id "
              + Words.quoted(id)
              + (device.isEmpty() ? "" : " of " + Words.quoted(device))
              + " is not mapped; an unmap of what was mapped before is right");
    }
    int place = places.remove(owner);
    if (places.isEmpty()) {
      open.remove(id);
    }
    opened--;
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
