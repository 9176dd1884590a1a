package org.lifeboat.lab.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.report.Certainty;

/**
 * What came of one recording.
 *
 * @param recording its id
 * @param compared the fields that it can show
 * @param differences where the model says otherwise, by field
 * @param notComparable why nothing could be compared, where nothing could
 * @param trace how much of the kernel's early reservations the model makes, where they were
 *     recorded
 * @param source whether it is a recording or a log
 * @param prediction what was predicted of a log
 */
public record CaseResult(
    String recording,
    Set<Field> compared,
    List<Difference> differences,
    Optional<String> notComparable,
    Optional<TraceResult> trace,
    Field.Source source,
    Optional<Prediction> prediction) {
  /**
   * What is predicted of a log.
   *
   * @param kernel the profile
   * @param pool where the pool lies; empty for no pool
   * @param certainty how sure that is
   * @param outcome what becomes of the hardware
   */
  public record Prediction(
      String kernel, Optional<MemoryRange> pool, Certainty certainty, String outcome) {}

  /** Of a recording. */
  public CaseResult(
      String recording,
      Set<Field> compared,
      List<Difference> differences,
      Optional<String> notComparable,
      Optional<TraceResult> trace) {
    this(
        recording,
        compared,
        differences,
        notComparable,
        trace,
        Field.Source.RECORDING,
        Optional.empty());
  }

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
