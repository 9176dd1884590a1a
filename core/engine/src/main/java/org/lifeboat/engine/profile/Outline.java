package org.lifeboat.engine.profile;

import java.util.List;
import java.util.Map;

/**
 * All that a kernel profile says, piece by piece.
 *
 * @param id of the profile
 * @param description one sentence
 * @param parts of each topic, in their order
 */
public record Outline(String id, String description, Map<Topic, List<Part>> parts) {
  /** Copies the map. */
  public Outline {
    parts = Map.copyOf(parts);
  }

  /** The parts of a topic; none where nothing is said. */
  public List<Part> of(Topic topic) {
    return parts.getOrDefault(topic, List.of());
  }
}
