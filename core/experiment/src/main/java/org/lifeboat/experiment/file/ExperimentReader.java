package org.lifeboat.experiment.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.Block;
import org.lifeboat.engine.config.Choices;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.PlanTemplates;
import org.lifeboat.experiment.file.Experiment.ShownAxis;
import org.lifeboat.experiment.matrix.Exclusion;
import org.lifeboat.experiment.matrix.Matrix;
import org.lifeboat.experiment.metric.Metric;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.UsedPlugin;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.load.service.Scenario;

/**
 * Reads experiments from HOCON files. Keys are explained in {@code reference.conf} beside this
 * class.
 */
public final class ExperimentReader {
  private static final String SUFFIX = ".conf";
  private static final List<Metric> USUAL_METRICS =
      List.of(
          Metric.OUTCOME,
          Metric.SURVIVED,
          Metric.DEVICES,
          Metric.DEVICES_DEAD,
          Metric.HARDWARE_ACTIVE,
          Metric.FAILED_AT,
          Metric.CAUSE,
          Metric.POOL_BYTES,
          Metric.POOL_ORIGIN,
          Metric.HELD_BYTES,
          Metric.RETURNED_BYTES,
          Metric.LOST_BYTES,
          Metric.RAM_BYTES,
          Metric.PANIC,
          Metric.FAILURE);

  private static final Choices<Metric> METRICS =
      Choices.of("metric", Metric.class, metric -> metric.column().name());
  private static final Choices<Boolean> IDLE_FAULTS =
      new Choices<>("way with idle faults", Map.of("skip", true, "keep", false));

  private static final List<String> ALWAYS_SHOWN =
      List.of(Axes.MACHINES, Axes.KERNELS, Axes.FAULTS, Axes.POLICIES);
  private static final String BOOT = "boot";

  private final Lifeboat lifeboat;

  /** A reader of experiments that boot with this library. */
  public ExperimentReader(Lifeboat lifeboat) {
    this.lifeboat = lifeboat;
  }

  /**
   * An experiment.
   *
   * @throws ConfigException if anything is wrong with it, with all that is; also where it would be
   *     more than {@link Matrix#MOST_BOOTS} boots, or none
   */
  public Experiment read(Path file) {
    return lifeboat
        .reader()
        .readOther(file, root -> read(root, nameOf(file)))
        .orElseThrow(() -> new IllegalStateException("nothing was read and nothing was wrong"));
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private Optional<Experiment> read(Block root, String name) {
    if (root.has("machine") && !root.has(Grids.MATRIX)) {
      root.find("machine")
          .ifPresent(
              node -> node.problem("is of a plan, and no experiment", "'lifeboat boot' boots it"));
      root.ignoreUnknownKeys();
      return Optional.empty();
    }
    PlanTemplates templates = lifeboat.reader().templates(root, "plan");
    Axes axes = new Axes(lifeboat, templates);
    Grids grids = Grids.read(axes, root);
    List<Axis> all = axes.built();
    List<Metric> metrics = root.list("metrics", node -> node.choice(METRICS)).or(USUAL_METRICS);
    Optional<Scenario.Limits> load = LoadLimits.read(root, metrics);
    List<ShownAxis> shown = shown(all);
    Question question = question(root, name, shown, metrics);
    List<Exclusion> exclusions = new ArrayList<>(exclusions(root, all));
    Optional<TemplateCube> cube =
        grids.areWhole() ? TemplateCube.read(axes, templates, root.node()) : Optional.empty();
    if (cube.isEmpty()) {
      return Optional.empty();
    }
    Checks checks = new Checks(axes, root.node());
    checks.kernels(cube.get());
    checks.memory();
    if (root.choice("idle-faults", IDLE_FAULTS).or(true)) {
      exclusions.addAll(
          new IdleFaults(axes, lifeboat.plugins().firmwareFaults())
              .exclusions(number(all, Axes.MACHINES), number(all, Axes.FAULTS)));
    }
    return grids
        .numbered(root, exclusions)
        .map(
            matrix ->
                new Experiment(
                    lifeboat,
                    question,
                    new Identity(axes, grids, cube.get(), metrics, load).fingerprint(exclusions),
                    grids.seed(),
                    all,
                    shown,
                    metrics,
                    load,
                    matrix,
                    new Plans(axes, cube.get()),
                    used(cube.get())));
  }

  private List<UsedPlugin> used(TemplateCube cube) {
    UsedPlugins used = new UsedPlugins(lifeboat.plugins());
    for (int number = 0; number < cube.size(); number++) {
      used.add(cube.template(number));
    }
    return used.all();
  }

  private static List<Exclusion> exclusions(Block root, List<Axis> axes) {
    return root.list("exclude", new ExclusionReader(axes)::read).or(List.of());
  }

  private static int number(List<Axis> axes, String key) {
    return IntStream.range(0, axes.size())
        .filter(a -> axes.get(a).key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Those that are varied, and those without which a row says nothing. */
  private static List<ShownAxis> shown(List<Axis> axes) {
    return IntStream.range(0, axes.size())
        .mapToObj(a -> new ShownAxis(a, axes.get(a)))
        .filter(a -> a.axis().size() > 1 || ALWAYS_SHOWN.contains(a.axis().key()))
        .toList();
  }

  private static Question question(
      Block root, String name, List<ShownAxis> shown, List<Metric> metrics) {
    List<Column> columns = Experiment.columns(shown, metrics);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name()) || column.name().equals(BOOT)) {
        root.node()
            .problem(
                "two columns would be named '" + column.name() + "'",
                "settings whose last two words differ");
      }
    }
    QuestionReader reader = new QuestionReader(columns);
    String title = QuestionReader.line(root.text("title").or(name));
    return new Question(
        name,
        title,
        QuestionReader.line(root.text("question").or(title)),
        shown.stream().map(axis -> axis.axis().column().name()).toList(),
        metrics.stream().map(metric -> metric.column().name()).toList(),
        root.blocks("findings", QuestionReader::finding).or(List.of()),
        root.list("charts", reader::chart).or(List.of()));
  }
}
