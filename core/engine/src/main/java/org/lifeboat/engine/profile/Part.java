package org.lifeboat.engine.profile;

import java.util.List;

/**
 * A piece of a profile: a driver, an array, a step.
 *
 * @param name what people call it; empty where the topic itself is the part
 * @param kind what it is, where parts of one name can be several things; else empty
 * @param meaning in a sentence; may be empty
 * @param traits parts of one topic, name and kind have the same keys in the same order
 */
public record Part(String name, String kind, String meaning, List<Trait> traits) {
  /** Copies the list. */
  public Part {
    traits = List.copyOf(traits);
  }

  /** The traits that do not go without saying. */
  public List<Trait> unusual() {
    return traits.stream().filter(t -> !t.usual()).toList();
  }
}
