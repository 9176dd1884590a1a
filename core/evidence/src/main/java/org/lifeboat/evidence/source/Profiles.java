package org.lifeboat.evidence.source;

import java.util.Optional;

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
}
