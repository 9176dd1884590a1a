package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Reads the entries of {@code faults}: names of firmware faults, and blocks with one key each,
 * which names the kind of fault.
 */
final class FaultReader {
  private static final Choices<Zone> ZONES = Choices.of("zone", Zone.class);

  /** How much of the free memory stays free where nothing is said. */
  static final int ALL_PERCENT = 100;

  private final Plugins plugins;

  FaultReader(Plugins plugins) {
    this.plugins = plugins;
  }

  /** One fault; empty after a problem. */
  Optional<Fault> read(Node node) {
    return node.isText() ? firmware(node) : node.block(this::kind).flatMap(f -> f);
  }

  private Optional<Fault> firmware(Node node) {
    Optional<String> id = node.text();
    if (id.isPresent() && !plugins.firmwareFaults().containsKey(id.get())) {
      node.problem(
          "there is no fault " + Quote.quoted(id.get()),
          Spelling.hint(id.get(), plugins.firmwareFaults().keySet()));
      return Optional.empty();
    }
    return id.map(Fault.Firmware::new);
  }

  private Optional<Fault> kind(Block block) {
    Optional<Fault> fragmentation =
        block.block("fragmentation", FaultReader::fragmentation).optional();
    Optional<Fault> driver = block.block("driver-fails", this::driverFails).optional();
    if (block.keys() != 1) {
      block.node().problem("has " + block.keys() + " keys", "one, which names the kind of fault");
    }
    return fragmentation.or(() -> driver);
  }

  private static Fault fragmentation(Block block) {
    return new Fault.Fragmentation(
        block.choice("zone", ZONES).required(),
        block.integer("largest-order", 0, Pages.MAX_ORDER).required(),
        block.integer("keep-percent", 0, ALL_PERCENT).or(ALL_PERCENT));
  }

  private Fault driverFails(Block block) {
    String driver = block.text("driver").required();
    List<String> drivers = plugins.all(PluginKind.DRIVER).stream().<String>map(Plugin::id).toList();
    if (block.has("driver") && !drivers.contains(driver)) {
      block
          .find("driver")
          .ifPresent(
              n ->
                  n.problem(
                      "there is no driver " + Quote.quoted(driver),
                      Spelling.hint(driver, drivers)));
    }
    return new Fault.DriverFails(driver, block.text("cause").or("by order of the experiment"));
  }
}
