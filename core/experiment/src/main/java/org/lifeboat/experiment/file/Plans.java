package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.experiment.machine.MemorySize;

/** Makes plans of combinations. What the next ones share with the last ones is remembered. */
final class Plans {
  private static final int REMEMBERED = 1024;

  private final Axes axes;
  private final TemplateCube templates;
  private final Cache<Machine> machines = new Cache<>(REMEMBERED);
  private final Cache<BootPlan> sound = new Cache<>(REMEMBERED);

  Plans(Axes axes, TemplateCube templates) {
    this.axes = axes;
    this.templates = templates;
  }

  /** The plan of a combination: the number of a value for each axis, in the order of the axes. */
  BootPlan plan(int[] coordinates) {
    Combination c = new Combination(coordinates, axes.settings.size());
    List<Fault> faults = new ArrayList<>(sound(c).faults());
    faults.addAll(axes.machines.value(c.machine()).faults());
    faults.addAll(axes.faults.value(c.faults()));
    faults.addAll(axes.fragmentation.value(c.fragmentation()));
    return sound(c).withFaults(faults).withSeed(axes.seeds.value(c.seed()));
  }

  /** The plan without faults and seed. */
  private BootPlan sound(Combination c) {
    long template = templates.number(c.kernel(), c.settings(), c.policy());
    long key = (place(c) * axes.parameters.size() + c.parameters()) * templates.size() + template;
    return sound.get(
        key,
        k -> {
          BootPlan plan = templates.template((int) template).on(machine(c));
          return axes.parameters
              .value(c.parameters())
              .map(more -> plan.withCommandLine(append(plan.commandLine(), more)))
              .orElse(plan);
        });
  }

  private static CommandLine append(CommandLine line, String more) {
    return CommandLine.parse(line.text().isEmpty() ? more : line.text() + " " + more);
  }

  private long place(Combination c) {
    return (long) c.machine() * axes.memory.size() + c.memory();
  }

  private Machine machine(Combination c) {
    return machines.get(
        place(c),
        k -> {
          Machine machine = axes.machines.value(c.machine()).machine();
          long bytes = axes.memory.value(c.memory());
          return bytes == MemoryEntries.OWN ? machine : MemorySize.of(machine, bytes);
        });
  }

  /** Coordinates by name, in the order of {@link Axes#all}. */
  private static final class Combination {
    private final int[] at;
    private final int settingCount;

    Combination(int[] at, int settingCount) {
      this.at = at;
      this.settingCount = settingCount;
    }

    int machine() {
      return at[0];
    }

    int memory() {
      return at[1];
    }

    int kernel() {
      return at[2];
    }

    int parameters() {
      return at[3];
    }

    int fragmentation() {
      return at[4];
    }

    int faults() {
      return at[5];
    }

    int[] settings() {
      return Arrays.copyOfRange(at, 6, 6 + settingCount);
    }

    int policy() {
      return at[6 + settingCount];
    }

    int seed() {
      return at[7 + settingCount];
    }
  }
}
