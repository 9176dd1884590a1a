package org.lifeboat.engine.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** Reads a {@code kernel} block. */
final class KernelReader {
  private static final Choices<KernelProfile.DriverStart> STARTS =
      Choices.of("driver start", KernelProfile.DriverStart.class);

  private static final String POLICY = "policy";
  private static final String POLICIES = "policies";

  /** Stands in after a problem. */
  private static final PluginChoice NOBODY = new PluginChoice("", new NoSettings());

  private final Plugins plugins;
  private final Function<String, List<Node>> driverSettings;
  private final Function<String, List<Node>> allocatorSettings;

  /**
   * @param driverSettings settings by a driver's id that count more than those of the profile
   * @param allocatorSettings the same for an allocator
   */
  KernelReader(
      Plugins plugins,
      Function<String, List<Node>> driverSettings,
      Function<String, List<Node>> allocatorSettings) {
    this.plugins = plugins;
    this.driverSettings = driverSettings;
    this.allocatorSettings = allocatorSettings;
  }

  KernelProfile read(Block block) {
    block.find(KernelFinder.PROFILE);
    block.block(POLICIES, new PluginReader(PluginKind.POLICY, plugins)::check).optional();
    PluginReader drivers = new PluginReader(PluginKind.DRIVER, plugins);
    return new KernelProfile(
        block.text("id").required(),
        block.text("description").or(""),
        plugin(block, "allocator", PluginKind.ALLOCATOR, allocatorSettings, KernelReader::nothing),
        block
            .list("drivers", node -> drivers.read(node, driverSettings, KernelReader::nothing))
            .required(),
        plugin(block, POLICY, PluginKind.POLICY, KernelReader::nothing, policiesOf(block.node())),
        block.choice("driver-start", STARTS).required(),
        block.list("start-order", this::driverId).or(List.of()),
        block.block("bounce", BounceReader::read).required(),
        block.block("texts", TextsReader::read).required(),
        block.flag("processor-parameters").or(true),
        block.flag("page-list-head").or(false),
        block.flag("mask-excludes-end").or(false),
        reservations(block),
        block.list("unsure", Node::text).or(List.of()),
        block.text(KernelFinder.STANDS_IN).optional());
  }

  /** Any driver there is: a profile that changes another may leave out some of its drivers. */
  private Optional<String> driverId(Node node) {
    List<String> ids = plugins.all(PluginKind.DRIVER).stream().map(Plugin::id).toList();
    Optional<String> id = node.text();
    if (id.isPresent() && !ids.contains(id.get())) {
      node.problem("there is no driver " + Quote.quoted(id.get()), Spelling.hint(id.get(), ids));
    }
    return id;
  }

  /** No settings for any id. */
  static List<Node> nothing(String id) {
    return List.of();
  }

  /** The settings that a kernel block has for policies other than its own, by id. */
  private static Function<String, List<Node>> policiesOf(Node kernel) {
    return id -> kernel.under(POLICIES).flatMap(byId -> byId.under(id)).stream().toList();
  }

  /** All settings that a kernel block has for policies, its own among them, by id. */
  static Function<String, List<Node>> toldOf(Node kernel) {
    return id ->
        Stream.concat(
                kernel.under(POLICY).filter(own -> isFor(id, own)).stream(),
                policiesOf(kernel).apply(id).stream())
            .toList();
  }

  private static boolean isFor(String id, Node policy) {
    return policy.isBlock()
        && policy.under(PluginReader.ID).flatMap(Node::text).filter(id::equals).isPresent();
  }

  private PluginChoice plugin(
      Block block,
      String key,
      PluginKind kind,
      Function<String, List<Node>> above,
      Function<String, List<Node>> below) {
    Optional<Node> node = block.find(key);
    if (node.isEmpty()) {
      block.node().problem("'" + key + "' is missing", "{ id = ... }");
    }
    return node.flatMap(n -> new PluginReader(kind, plugins).read(n, above, below)).orElse(NOBODY);
  }

  private static List<ReservationStep> reservations(Block block) {
    ReservationReader reader = new ReservationReader();
    return block
        .list("reservations", node -> node.block(reader::step).flatMap(step -> step))
        .required();
  }
}
