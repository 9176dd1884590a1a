package org.lifeboat.experiment.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is counted when all rows are there.
 *
 * @param outcomes rows by the column {@code outcome}, most frequent first, then by name; empty
 *     where there is no such column
 * @param failures rows whose column {@code failure} has a value
 * @param digest the SHA-256 of all parts' names in hexadecimal: equal digests, equal results
 */
public record Tally(Map<String, Long> outcomes, long failures, String digest) {
  /** Copies the map. */
  public Tally {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }
}
