package org.lifeboat.experiment.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lifeboat.engine.config.Node;
import org.lifeboat.experiment.machine.MemorySize;

/** What can only be wrong of values together; looked at before the first boot. */
final class Checks {
  private static final int MOST_SAID = 20;

  private final Axes axes;
  private final Node blamed;

  Checks(Axes axes, Node blamed) {
    this.axes = axes;
    this.blamed = blamed;
  }

  /** Two names may mean one kernel: a version stands for the nearest older profile. */
  void kernels(TemplateCube cube) {
    Map<String, String> names = new HashMap<>();
    for (int k = 0; k < axes.kernels.size(); k++) {
      String id = cube.template(cube.number(k, new int[axes.settings.size()], 0)).kernel().id();
      String name = axes.kernels.axis().shown(k);
      String before = names.putIfAbsent(id, name);
      if (before != null) {
        axes.kernels
            .value(k)
            .orElse(blamed)
            .problem("'" + before + "' and '" + name + "' are both " + id, "each kernel once");
      }
    }
  }

  /** Machines that cannot be had with a size of memory. */
  void memory() {
    int said = 0;
    for (int m = 0; m < axes.memory.size(); m++) {
      long bytes = axes.memory.value(m);
      for (int i = 0; bytes != MemoryEntries.OWN && i < axes.machines.size(); i++) {
        Optional<String> problem = problem(i, bytes);
        if (problem.isPresent() && said++ < MOST_SAID) {
          blamed.problem(
              "machine '" + axes.machines.axis().shown(i) + "': " + problem.get(),
              "exclude it, or leave out that size");
        }
      }
    }
  }

  private Optional<String> problem(int machine, long bytes) {
    try {
      MemorySize.of(axes.machines.value(machine).machine(), bytes);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
