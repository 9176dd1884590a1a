package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.experiment.matrix.Matrix;
import org.lifeboat.experiment.metric.Metric;
import org.lifeboat.experiment.metric.Observation;
import org.lifeboat.experiment.question.Question;
import org.lifeboat.experiment.results.UsedPlugin;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Row;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;
import org.lifeboat.load.service.Scenario;

/** An experiment that was read. Any number of threads may ask it for plans and rows. */
public final class Experiment implements RowSource {
  private final Lifeboat lifeboat;
  private final Question question;
  private final String fingerprint;
  private final long seed;
  private final List<Axis> axes;
  private final List<ShownAxis> shown;
  private final List<Metric> metrics;
  private final Optional<Scenario.Limits> load;
  private final Matrix matrix;
  private final Plans plans;
  private final List<Column> columns;
  private final List<UsedPlugin> plugins;

  Experiment(
      Lifeboat lifeboat,
      Question question,
      String fingerprint,
      long seed,
      List<Axis> axes,
      List<ShownAxis> shown,
      List<Metric> metrics,
      Optional<Scenario.Limits> load,
      Matrix matrix,
      Plans plans,
      List<UsedPlugin> plugins) {
    this.lifeboat = lifeboat;
    this.question = question;
    this.fingerprint = fingerprint;
    this.seed = seed;
    this.axes = List.copyOf(axes);
    this.shown = List.copyOf(shown);
    this.metrics = List.copyOf(metrics);
    this.load = load;
    this.matrix = matrix;
    this.plans = plans;
    this.plugins = List.copyOf(plugins);
    this.columns = columns(shown, metrics);
  }

  static List<Column> columns(List<ShownAxis> shown, List<Metric> metrics) {
    List<Column> columns = new ArrayList<>();
    shown.forEach(axis -> columns.add(axis.axis().column()));
    metrics.forEach(metric -> columns.add(metric.column()));
    return List.copyOf(columns);
  }

  /**
   * An axis that has a column.
   *
   * @param number its place among all axes
   */
  record ShownAxis(int number, Axis axis) {}

  /** What it asks. */
  public Question question() {
    return question;
  }

  /**
   * A hash in hexadecimal of all that decides its rows: the file, its machines, kernels and
   * settings. Comments and the order of keys do not count.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /** The seed of its sampling; 0 where all is taken. */
  public long seed() {
    return seed;
  }

  /**
   * All that a run needs.
   *
   * @param recipe how it was read
   */
  public Prepared prepared(Recipe recipe) {
    return new Prepared(this, question, fingerprint, seed, plugins, recipe);
  }

  /** How long the workloads of each boot's machine are watched; empty where no metric asks. */
  public Optional<Scenario.Limits> load() {
    return load;
  }

  /** What it varies: the axes with more than one value. */
  public List<Axis> varied() {
    return axes.stream().filter(axis -> axis.size() > 1).toList();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long size() {
    return matrix.size();
  }

  /**
   * The plan of a boot.
   *
   * @param number from 0 to one less than {@link #size}
   * @throws IndexOutOfBoundsException if there is no such boot
   */
  public BootPlan plan(long number) {
    return plans.plan(matrix.at(number));
  }

  @Override
  public Row row(long number) {
    int[] coordinates = matrix.at(number);
    BootPlan plan = plans.plan(coordinates);
    Observation boot = observe(plan);
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (ShownAxis axis : shown) {
      values.add(label(axis, coordinates[axis.number()], plan));
    }
    metrics.forEach(metric -> values.add(metric.of(boot)));
    return new Row(number, values);
  }

  private Observation observe(BootPlan plan) {
    BootSummary boot = lifeboat.summarize(plan);
    return new Observation(boot, load.flatMap(limits -> lifeboat.serve(plan, boot, limits)));
  }

  /** What is left as it is has a label only the plan knows. */
  private static @Nullable Object label(ShownAxis axis, int value, BootPlan plan) {
    Object label = axis.axis().label().apply(value);
    return switch (axis.axis().key()) {
      case Axes.KERNELS -> plan.kernel().id();
      case Axes.POLICIES -> Objects.requireNonNullElse(label, plan.policy().id());
      default -> label;
    };
  }
}
