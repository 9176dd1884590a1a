package org.lifeboat.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one plan under several kernels: what is wrong under all is said once, what is
 * wrong under some says under which.
 */
final class KernelProblems {
  private final List<String> kernels;
  private final Map<ConfigProblem, List<String>> kernelsByProblem = new LinkedHashMap<>();

  /**
   * @param kernels all of them, as they were named
   */
  KernelProblems(List<String> kernels) {
    this.kernels = kernels;
  }

  /** Remembers what is wrong under a kernel. */
  void add(String kernel, ConfigException thrown) {
    for (ConfigProblem problem : thrown.problems()) {
      kernelsByProblem.computeIfAbsent(problem, any -> new ArrayList<>()).add(kernel);
    }
  }

  /**
   * The end of a reading.
   *
   * @throws ConfigException if anything was wrong
   */
  void orThrow() {
    if (!kernelsByProblem.isEmpty()) {
      List<ConfigProblem> merged = new ArrayList<>();
      kernelsByProblem.forEach((problem, under) -> merged.add(said(problem, under)));
      merged.sort(ConfigProblem.BY_PLACE);
      throw new ConfigException(merged);
    }
  }

  private ConfigProblem said(ConfigProblem problem, List<String> under) {
    boolean bySelf = under.stream().anyMatch(kernel -> isAbout(problem, kernel));
    return bySelf || under.size() == kernels.size()
        ? problem
        : problem.under(String.join(", ", under));
  }

  private static boolean isAbout(ConfigProblem problem, String kernel) {
    return problem.file().equals(kernel)
        || problem.file().equals(Place.ofOption(KernelFinder.KERNEL, kernel).file());
  }
}
