package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.PlanTemplate;
import org.lifeboat.engine.config.PlanTemplates;

/** A plan without a machine for each combination of kernel, settings and policy. */
final class TemplateCube {
  private static final int MOST = 20_000;

  private final int policies;
  private final int[] settingSizes;
  private final List<PlanTemplate> templates;

  private TemplateCube(int policies, int[] settingSizes, List<PlanTemplate> templates) {
    this.policies = policies;
    this.settingSizes = settingSizes;
    this.templates = templates;
  }

  /** All of them, read; empty after a problem, of which {@code blamed} gets those without place. */
  static Optional<TemplateCube> read(Axes axes, PlanTemplates source, Node blamed) {
    int[] sizes = axes.settings.values().stream().mapToInt(AxisReader::size).toArray();
    long count = (long) axes.kernels.size() * axes.policies.size();
    for (int size : sizes) {
      count = Math.min(Integer.MAX_VALUE, count * size);
    }
    if (count > MOST) {
      blamed.problem(
          "has " + count + " combinations of kernels, settings and policies",
          "at most " + MOST + ", since each is read and checked before the first boot");
      return Optional.empty();
    }
    List<PlanTemplate> templates = new ArrayList<>((int) count);
    TemplateCube cube = new TemplateCube(axes.policies.size(), sizes, templates);
    int[] settings = new int[sizes.length];
    for (int number = 0; number < count; number++) {
      int kernel = cube.split(number, settings);
      Map<String, Node> changes = new LinkedHashMap<>();
      axes.kernels.value(kernel).ifPresent(node -> changes.put("kernel", node));
      axes.policies.value(number % cube.policies).ifPresent(node -> changes.put("policy", node));
      int s = 0;
      for (Map.Entry<String, AxisReader<Optional<Node>>> setting : axes.settings.entrySet()) {
        setting
            .getValue()
            .value(settings[s++])
            .ifPresent(node -> changes.put(setting.getKey(), node));
      }
      source.with(changes).ifPresent(templates::add);
    }
    return templates.size() < count ? Optional.empty() : Optional.of(cube);
  }

  private int split(int number, int[] settings) {
    int left = number / policies;
    for (int s = settings.length - 1; s >= 0; s--) {
      settings[s] = left % settingSizes[s];
      left /= settingSizes[s];
    }
    return left;
  }

  /** The number of a combination. */
  int number(int kernel, int[] settings, int policy) {
    int number = kernel;
    for (int s = 0; s < settings.length; s++) {
      number = number * settingSizes[s] + settings[s];
    }
    return number * policies + policy;
  }

  int size() {
    return templates.size();
  }

  PlanTemplate template(int number) {
    return templates.get(number);
  }
}
