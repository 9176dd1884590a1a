package org.lifeboat.lab.advise;

import java.util.List;

/**
 * How a boot differs from another.
 *
 * @param weight what that is to somebody with the machine
 * @param savedBytes RAM that is free besides; negative where it costs
 * @param sentences what is otherwise, clauses without a point; empty where nothing is
 */
public record Effect(Weight weight, long savedBytes, List<String> sentences) {
  /** Copies the list. */
  public Effect {
    sentences = List.copyOf(sentences);
  }

  /** What a change is good for, the best first. */
  public enum Weight {
    /** Devices live that were dead, or hardware works that failed. */
    MENDS,
    /** Devices are held to their own memory that were not. */
    PROTECTS,
    /** Memory is free that was held. */
    SAVES,
    /** Something is otherwise, for neither good nor bad. */
    SHIFTS,
    /** More memory is held. */
    COSTS,
    /** Devices are no longer held to their own memory. */
    EXPOSES,
    /** Devices are dead that lived, or the machine stops. */
    HARMS
  }

  /** Whether anything is otherwise. */
  public boolean isNothing() {
    return sentences.isEmpty();
  }
}
