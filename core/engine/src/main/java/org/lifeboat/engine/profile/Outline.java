package org.lifeboat.engine.profile;

import java.util.List;
import java.util.Map;

/**
 * All that a kernel profile says, piece by piece.
 *
 * @param id of the profile
 * @param description one sentence
 * @param unsure what of it is not certain, a sentence each
 * @param parts of each topic, in their order
 */
public record Outline(
    String id, String description, List<String> unsure, Map<Topic, List<Part>> parts) {
  /** Copies list and map. */
  public Outline {
    unsure = List.copyOf(unsure);
    parts = Map.copyOf(parts);
  }

  /** The parts of a topic; none where nothing is said. */
  public List<Part> of(Topic topic) {
    return parts.getOrDefault(topic, List.of());
  }
}
