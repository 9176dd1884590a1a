package org.lifeboat.lab.verify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a set of recordings.
 *
 * @param results one of each, in the order of their folders
 */
public record Verification(List<CaseResult> results) {
  /** Copies the list. */
  public Verification {
    results = List.copyOf(results);
  }

  /**
   * How often a field was compared.
   *
   * @param compared in how many recordings
   * @param agreeing in how many of them the model says the same
   */
  public record Tally(int compared, int agreeing) {}

  /** Recordings in which everything that could be compared agrees. */
  public int agreeing() {
    return (int) results.stream().filter(CaseResult::agrees).count();
  }

  /** Recordings of which nothing could be compared. */
  public List<CaseResult> notComparable() {
    return results.stream().filter(r -> r.notComparable().isPresent()).toList();
  }

  /** All differences, by recording and field. */
  public List<Difference> differences() {
    return results.stream().flatMap(r -> r.differences().stream()).toList();
  }

  /** How often each field that these can show was compared, in the order of the fields. */
  public Map<Field, Tally> tallies() {
    Map<Field, Tally> tallies = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (!results.isEmpty() && results.stream().noneMatch(r -> r.source() == field.source())) {
        continue;
      }
      int compared = (int) results.stream().filter(r -> r.compared().contains(field)).count();
      int differing = (int) differences().stream().filter(d -> d.field() == field).count();
      tallies.put(field, new Tally(compared, compared - differing));
    }
    return tallies;
  }

  /** Whether nothing differs. */
  public boolean clean() {
    return differences().isEmpty();
  }
}
