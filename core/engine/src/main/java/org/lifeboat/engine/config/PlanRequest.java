package org.lifeboat.engine.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which plan is wanted: a file, and what is to be otherwise than it says.
 *
 * @param file a plan or machine file in HOCON
 * @param kernel a kernel profile's id or a path to its file, instead of the plan's
 * @param policy a policy's id, instead of the plan's
 * @param sets settings {@code path=value} that override keys of the plan, the last of several for
 *     one key
 * @param seed instead of the plan's
 */
public record PlanRequest(
    Path file,
    Optional<String> kernel,
    Optional<String> policy,
    List<String> sets,
    OptionalLong seed) {
  /** Copies the list. */
  public PlanRequest {
    sets = List.copyOf(sets);
  }

  /** A file as it is. */
  public static PlanRequest of(Path file) {
    return new PlanRequest(
        file, Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty());
  }

  /** The same under another kernel. */
  PlanRequest withKernel(String other) {
    return new PlanRequest(file, Optional.of(other), policy, sets, seed);
  }
}
