package org.lifeboat.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which plan is wanted: a file, and what is to be otherwise than it says.
 *
 * @param file a plan or machine file in HOCON
 * @param text what stands in place of the file's content, for a machine that was made from
 *     something else; {@code file} then only names it in messages
 * @param kernel a kernel profile's id or a path to its file, instead of the plan's
 * @param policy a policy's id, instead of the plan's
 * @param sets settings {@code path=value} that override keys of the plan, the last of several for
 *     one key
 * @param seed instead of the plan's
 */
public record PlanRequest(
    Path file,
    Optional<String> text,
    Optional<String> kernel,
    Optional<String> policy,
    List<String> sets,
    OptionalLong seed) {
  /** Copies the list. */
  public PlanRequest {
    sets = List.copyOf(sets);
  }

  /** What a file says. */
  public PlanRequest(
      Path file,
      Optional<String> kernel,
      Optional<String> policy,
      List<String> sets,
      OptionalLong seed) {
    this(file, Optional.empty(), kernel, policy, sets, seed);
  }

  /** A file as it is. */
  public static PlanRequest of(Path file) {
    return new PlanRequest(
        file, Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty());
  }

  /** The same of a machine or plan that {@code hocon} says. */
  public PlanRequest saying(String hocon) {
    return new PlanRequest(file, Optional.of(hocon), kernel, policy, sets, seed);
  }

  /** The same under another kernel. */
  public PlanRequest withKernel(String other) {
    return new PlanRequest(file, text, Optional.of(other), policy, sets, seed);
  }

  /** What the file says, and nothing otherwise. */
  public PlanRequest unchanged() {
    return new PlanRequest(
        file, text, Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty());
  }

  /** The same with one setting more, which those that there are override. */
  public PlanRequest withSet(String setting) {
    List<String> more = new ArrayList<>(List.of(setting));
    more.addAll(sets);
    return new PlanRequest(file, text, kernel, policy, more, seed);
  }
}
