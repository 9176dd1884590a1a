package org.lifeboat.lab.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one recording.
 *
 * @param recording its id
 * @param compared the fields that it can show
 * @param differences where the model says otherwise, by field
 * @param notComparable why nothing could be compared, where nothing could
 * @param trace how much of the kernel's early reservations the model makes, where they were
 *     recorded
 */
public record CaseResult(
    String recording,
    Set<Field> compared,
    List<Difference> differences,
    Optional<String> notComparable,
    Optional<TraceResult> trace) {
  /** Copies the collections. */
  public CaseResult {
    compared = Set.copyOf(compared);
    differences = List.copyOf(differences);
  }

  /** A recording that shows nothing that could be compared. */
  static CaseResult notComparable(String recording, String why) {
    return new CaseResult(recording, Set.of(), List.of(), Optional.of(why), Optional.empty());
  }

  /** Whether everything that could be compared agrees, and something could. */
  public boolean agrees() {
    return notComparable.isEmpty() && differences.isEmpty();
  }
}
