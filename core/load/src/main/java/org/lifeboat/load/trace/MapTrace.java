package org.lifeboat.load.trace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/**
 * Recorded mappings.
 *
 * @param file where they stood
 * @param form as what it was read
 * @param byDevice those of each device, in order of time, counted from the first line that has one;
 *     by its name as in the file, in the order in which they came up; never empty
 * @param otherEvents lines of other events, which say nothing here
 */
public record MapTrace(
    Path file, Form form, Map<String, List<Mapping>> byDevice, long otherEvents) {
  /** Keeps the order of the devices. */
  public MapTrace {
    byDevice = Collections.unmodifiableMap(new LinkedHashMap<>(byDevice));
  }

  /** How recorded mappings are written. */
  public enum Form {
    /** Text of the kernel's trace buffer, of trace-cmd or of perf: event swiotlb_bounced. */
    FTRACE,
    /** A table with a header: each mapping with its hold, or maps and unmaps. */
    CSV
  }

  /** How many there are of all devices. */
  public long mappings() {
    return byDevice.values().stream().mapToLong(List::size).sum();
  }
}
