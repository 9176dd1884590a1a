package org.lifeboat.experiment.file;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.config.PlanTemplate;
import org.lifeboat.experiment.machine.MachineFamily;
import org.lifeboat.experiment.matrix.Exclusion;
import org.lifeboat.experiment.metric.Metric;
import org.lifeboat.load.service.Scenario;

/** All that decides the rows of an experiment. */
record Identity(
    Axes axes,
    Grids grids,
    TemplateCube cube,
    List<Metric> metrics,
    Optional<Scenario.Limits> load) {
  String fingerprint(List<Exclusion> exclusions) {
    Fingerprint all = new Fingerprint();
    machines(all);
    for (int t = 0; t < cube.size(); t++) {
      PlanTemplate template = cube.template(t);
      all.add(template.kernel()).add(template.policy()).add(template.parameters());
      all.add(template.faults());
    }
    values(axes.memory, all);
    values(axes.parameters, all);
    values(axes.fragmentation, all);
    values(axes.faults, all);
    values(axes.seeds, all);
    axes.built().forEach(axis -> labels(axis, all));
    grids.matrix().forEach(choice -> all.add(Arrays.toString(choice)));
    grids.besides().forEach(grid -> grid.forEach(c -> all.add(Arrays.toString(c))));
    exclusions.forEach(exclusion -> all.add(exclusion.byAxis().toString()));
    return all.add(grids.sampling()).add(metrics).add(load).hex();
  }

  private void machines(Fingerprint all) {
    IdentityHashMap<MachineFamily, Integer> seen = new IdentityHashMap<>();
    for (int m = 0; m < axes.machines.size(); m++) {
      MachineEntries.Member member = axes.machines.value(m);
      Integer before = seen.putIfAbsent(member.family(), seen.size());
      if (before == null) {
        all.add(member.family().identity());
      }
      all.add(seen.get(member.family())).add(member.number());
    }
  }

  private static void values(AxisReader<?> axis, Fingerprint all) {
    for (int v = 0; v < axis.size(); v++) {
      all.add(axis.value(v));
    }
  }

  private static void labels(Axis axis, Fingerprint all) {
    all.add(axis.key()).add(axis.column());
    for (int v = 0; v < axis.size(); v++) {
      all.add(axis.label().apply(v));
    }
  }
}
