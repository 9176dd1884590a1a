package org.lifeboat.experiment.question;

import java.util.List;

/**
 * What an experiment asks.
 *
 * @param id a short name, as of the file: small letters, digits, hyphens
 * @param title for people, a line
 * @param text the question, a sentence or a few
 * @param axes the columns that say what was varied, in the order in which the file names them
 * @param metrics the columns that say what came of it, in order
 * @param findings answers, in order; may be empty
 * @param charts pictures, in order; may be empty
 */
public record Question(
    String id,
    String title,
    String text,
    List<String> axes,
    List<String> metrics,
    List<Finding> findings,
    List<Chart> charts) {
  /** Copies the lists. */
  public Question {
    axes = List.copyOf(axes);
    metrics = List.copyOf(metrics);
    findings = List.copyOf(findings);
    charts = List.copyOf(charts);
  }
}
