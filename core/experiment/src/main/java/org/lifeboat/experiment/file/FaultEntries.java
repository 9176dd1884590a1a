package org.lifeboat.experiment.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;
import org.lifeboat.engine.config.Node;
import org.lifeboat.engine.config.PlanTemplates;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plugin.Plugins;

/** Reads the entries of {@code faults} and of {@code fragmentation}. */
final class FaultEntries {
  static final String NONE = "none";
  static final String ALL = "all";
  private static final String AND = "+";

  private final Plugins plugins;
  private final PlanTemplates templates;

  FaultEntries(Plugins plugins, PlanTemplates templates) {
    this.plugins = plugins;
    this.templates = templates;
  }

  static Value<List<Fault>> none() {
    return new Value<>(List.of(), NONE);
  }

  /** {@code none}, {@code all}, a fault as in plans, or a list of faults that come together. */
  List<Value<List<Fault>>> faults(Node node) {
    if (!node.isText()) {
      return together(node);
    }
    return switch (node.text().orElse("")) {
      case NONE -> List.of(none());
      case ALL ->
          plugins.firmwareFaults().keySet().stream()
              .sorted()
              .map(id -> new Value<>(List.<Fault>of(new Fault.Firmware(id)), id))
              .toList();
      default -> together(node);
    };
  }

  private List<Value<List<Fault>>> together(Node node) {
    List<Node> nodes =
        node.isText() || node.isBlock() ? List.of(node) : node.entries().orElse(List.of());
    List<Fault> faults = new ArrayList<>();
    for (Node each : nodes) {
      templates.fault(each).ifPresent(faults::add);
    }
    return faults.size() < nodes.size() || nodes.isEmpty()
        ? List.of()
        : List.of(new Value<>(faults, label(faults)));
  }

  /** The same as a number, the largest order that is free below 4 GB, or as faults of a plan. */
  List<Value<List<Fault>>> fragmentation(Node node) {
    if (node.isText() && !node.text().orElse("").equals(NONE)) {
      Optional<Long> order = node.number(Unit.PLAIN, 0, Pages.MAX_ORDER);
      return order.stream().map(o -> below4Gb(o.intValue())).toList();
    }
    return faults(node);
  }

  private static Value<List<Fault>> below4Gb(int order) {
    return new Value<>(Fault.fragmentedBelow4G(order, 100), "order-" + order);
  }

  private static String label(List<Fault> faults) {
    return faults.stream().map(FaultEntries::label).collect(Collectors.joining(AND));
  }

  private static String label(Fault fault) {
    if (fault instanceof Fault.Firmware firmware) {
      return firmware.id();
    }
    if (fault instanceof Fault.DriverFails driver) {
      return driver.driver() + "-fails";
    }
    Fault.Fragmentation f = (Fault.Fragmentation) fault;
    String kept = f.keepPercent() == 100 ? "" : "-keep-" + f.keepPercent();
    return f.zone().name().toLowerCase(Locale.ROOT) + "-order-" + f.largestOrder() + kept;
  }
}
