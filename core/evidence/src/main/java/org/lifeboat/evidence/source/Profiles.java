package org.lifeboat.evidence.source;

import java.util.Optional;
import org.lifeboat.engine.config.PlanReader;

/** Which kernel profile stands for a kernel. */
@FunctionalInterface
public interface Profiles {
  /** The profile of a release, {@code 5.13.0-trunk-amd64}. */
  Choice of(String release);

  /**
   * A profile.
   *
   * @param id its id
   * @param note what to tell a person, where it is not that version's own
   */
  record Choice(String id, Optional<String> note) {}

  /** Those that come with the engine, each for its version and those after it. */
  static Profiles of(PlanReader reader) {
    return release ->
        reader
            .nearestKernel(release)
            .map(match -> new Choice(match.id(), match.remark()))
            .orElse(new Choice("linux-6.1", Optional.empty()));
  }
}
