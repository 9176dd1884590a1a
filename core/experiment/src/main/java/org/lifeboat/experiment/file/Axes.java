package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.PlanTemplates;
import org.lifeboat.engine.config.Quantity;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

/**
 * The axes of an experiment while they are read, in the order in which they turn: machines slowest,
 * seeds fastest, so that what is to be compared stands together.
 */
final class Axes {
  static final String MACHINES = "machines";
  static final String KERNELS = "kernels";
  static final String FAULTS = "faults";
  static final String POLICIES = "policies";
  static final String SEEDS = "seeds";
  static final String SETTINGS = "settings";

  private static final int MOST_SETTINGS = 8;

  final AxisReader<MachineEntries.Member> machines;
  final AxisReader<Long> memory;
  final AxisReader<Optional<Node>> kernels;
  final AxisReader<Optional<String>> parameters;
  final AxisReader<List<Fault>> fragmentation;
  final AxisReader<List<Fault>> faults;
  final Map<String, AxisReader<Optional<Node>>> settings = new TreeMap<>();
  final AxisReader<Optional<Node>> policies;
  final AxisReader<Long> seeds;

  Axes(Lifeboat lifeboat, PlanTemplates templates) {
    FaultEntries wrongs = new FaultEntries(lifeboat.plugins(), templates);
    machines =
        new AxisReader<>(
            MACHINES,
            new Column("machine", Type.TEXT, "", "id of the machine"),
            new MachineEntries(lifeboat)::read,
            Optional.empty());
    memory =
        new AxisReader<>(
            "memory",
            new Column(
                "memory_bytes",
                Type.WHOLE,
                "bytes",
                "RAM that the machine was given; absent where it has its own"),
            MemoryEntries::read,
            Optional.of(MemoryEntries.own()));
    kernels =
        new AxisReader<>(
            KERNELS,
            new Column("kernel", Type.TEXT, "", "id of the kernel profile"),
            node -> PlanEntries.named(node, lifeboat.reader().kernelIds()),
            Optional.of(PlanEntries.own()));
    parameters =
        new AxisReader<>(
            "parameters",
            new Column(
                "parameters", Type.TEXT, "", "what stands behind the kernel's other parameters"),
            PlanEntries::parameters,
            Optional.of(new Value<>(Optional.empty(), null)));
    fragmentation =
        new AxisReader<>(
            "fragmentation",
            new Column(
                "fragmentation",
                Type.TEXT,
                "",
                "how memory is in pieces when drivers start: none, order-N (no free block below 4"
                    + " GB is larger than 2^N pages), or by zone"),
            wrongs::fragmentation,
            Optional.of(FaultEntries.none()));
    faults =
        new AxisReader<>(
            FAULTS,
            new Column("faults", Type.TEXT, "", "what was made wrong, joined by +; none"),
            wrongs::faults,
            Optional.of(FaultEntries.none()));
    policies =
        new AxisReader<>(
            POLICIES,
            new Column("policy", Type.TEXT, "", "id of the policy, with what it was told here"),
            node ->
                PlanEntries.named(
                    node,
                    lifeboat.plugins().all(PluginKind.POLICY).stream().map(p -> p.id()).toList()),
            Optional.of(PlanEntries.own()));
    seeds =
        new AxisReader<>(
            SEEDS,
            new Column("seed", Type.WHOLE, "", "the plan's seed, for what is left to chance"),
            SeedEntries::read,
            Optional.of(new Value<>(0L, 0L)));
  }

  /** The axis of a key of {@code settings}; a new one where it is new; empty after a problem. */
  Optional<AxisReader<Optional<Node>>> setting(String path, Node node) {
    if (!settings.containsKey(path) && settings.size() == MOST_SETTINGS) {
      node.problem("is one setting too many", "at most " + MOST_SETTINGS);
      return Optional.empty();
    }
    return Optional.of(
        settings.computeIfAbsent(
            path,
            p ->
                new AxisReader<>(
                    SETTINGS + "." + p,
                    settingColumn(p),
                    PlanEntries::setting,
                    Optional.of(PlanEntries.own()))));
  }

  private static Column settingColumn(String path) {
    String[] words = path.split("\\.");
    String name = words.length < 2 ? path : words[words.length - 2] + "_" + words[words.length - 1];
    return new Column(name.replaceAll("[^a-z0-9]+", "_"), Type.TEXT, "", "the plan's key " + path);
  }

  /** All of them, in order. */
  List<AxisReader<?>> all() {
    List<AxisReader<?>> all =
        new ArrayList<>(List.of(machines, memory, kernels, parameters, fragmentation, faults));
    all.addAll(settings.values());
    all.add(policies);
    all.add(seeds);
    return all;
  }

  /** All of them as they were read, in order. */
  List<Axis> built() {
    List<Axis> built = new ArrayList<>();
    for (AxisReader<?> axis : all()) {
      Optional<AxisReader<Optional<Node>>> setting =
          settings.values().stream().filter(s -> s == axis).findFirst();
      built.add(setting.map(Axes::ofSetting).orElseGet(axis::axis));
    }
    return built;
  }

  /** A setting's column has numbers where all of its values are numbers. */
  private static Axis ofSetting(AxisReader<Optional<Node>> reader) {
    Axis asText = reader.axis();
    boolean numbers = true;
    for (int value = 0; value < asText.size(); value++) {
      numbers &= asText.label().apply(value) == null || number(asText, value) != null;
    }
    Column text = asText.column();
    return numbers
        ? new Axis(
            asText.key(),
            new Column(text.name(), Type.WHOLE, "", text.meaning()),
            asText.size(),
            value -> number(asText, value))
        : asText;
  }

  private static @Nullable Long number(Axis axis, int value) {
    Object label = axis.label().apply(value);
    return label == null ? null : Quantity.bytes(Objects.toString(label)).orElse(null);
  }
}
