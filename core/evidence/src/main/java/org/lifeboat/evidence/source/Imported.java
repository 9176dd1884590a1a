package org.lifeboat.evidence.source;

import java.util.List;

/**
 * A machine made from what somebody has of one.
 *
 * @param hocon a plan: the machine, its kernel, and what is known of the kernel's build
 * @param notes what was taken and what was not, for the person who asked; a sentence each
 */
public record Imported(String hocon, List<String> notes) {
  /** Copies the list. */
  public Imported {
    notes = List.copyOf(notes);
  }
}
