package org.lifeboat.lab.advise;

import java.util.List;

/**
 * Something that one can do, and what it changes.
 *
 * @param kind what it takes
 * @param labels what to type or to change; several where they come to the same
 * @param effect what is otherwise then
 */
public record Option(Kind kind, List<String> labels, Effect effect) {
  /** Copies the list. */
  public Option {
    labels = List.copyOf(labels);
  }

  /** What a change takes, the least first. */
  public enum Kind {
    /** A parameter more. */
    PARAMETER,
    /** A parameter less. */
    WITHOUT,
    /** Another kernel. */
    KERNEL,
    /** Something in the firmware's set-up. */
    SETUP,
    /** Firmware that does not have its fault. */
    FIRMWARE
  }
}
