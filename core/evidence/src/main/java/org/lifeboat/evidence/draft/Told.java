package org.lifeboat.evidence.draft;

import java.util.List;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.Unknown;

/**
 * Something about a machine, and how it is known.
 *
 * @param value what it is
 * @param from where it came from, for a comment; may be empty
 * @param doubts what of it is assumed
 */
public record Told<T>(T value, String from, List<Unknown> doubts) {
  /** Copies the list. */
  public Told {
    doubts = List.copyOf(doubts);
  }

  /** Something that is known. */
  public static <T> Told<T> of(T value, String from) {
    return new Told<>(value, from, List.of());
  }

  /** The same with one doubt more. */
  public Told<T> doubting(Unknown.Kind kind, String why) {
    return new Told<>(
        value, from, Stream.concat(doubts.stream(), Stream.of(new Unknown(kind, why))).toList());
  }
}
