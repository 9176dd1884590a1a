package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** Reads one plan: the files, what the command line says over them, and then key by key. */
final class DraftReader {
  private static final String DRIVERS = "drivers";
  private static final String ALLOCATOR = "allocator";
  private static final String POLICIES = "policies";

  private final Plugins plugins;
  private final Problems problems;
  private final Hocon hocon;
  private final Map<List<Optional<ConfigValue>>, KernelPart> kernels = new HashMap<>();

  DraftReader(Plugins plugins, ParsedProfiles profiles, Problems problems) {
    this.plugins = plugins;
    this.problems = problems;
    this.hocon = new Hocon(problems, profiles);
  }

  /** The plan; empty after a problem that leaves nothing to read. */
  Optional<PlanDraft> read(PlanRequest request) {
    ConfigObject sets = new Overrides(hocon, problems).read(request.sets());
    ConfigObject file =
        request
            .text()
            .map(text -> hocon.text(request.file(), text))
            .orElseGet(() -> hocon.file(request.file()));
    if (problems.count() > 0) {
      return Optional.empty();
    }
    ConfigObject below = request.kernel().map(k -> withKernel(file, k)).orElse(file);
    ConfigObject root = hocon.resolve(Shorthand.merge(sets, below));
    return problems.count() > 0
        ? Optional.empty()
        : read(root.withOrigin(file.origin()), request.seed());
  }

  /** The plan that a block says in which nothing is left to be resolved. */
  Optional<PlanDraft> read(ConfigObject root, OptionalLong seed) {
    if (root.get("matrix") != null && root.get("machine") == null) {
      problems.add(
          Place.of(root.origin()),
          "matrix",
          "is of an experiment, which has no machine of its own",
          "FILE:N is boot N of it; 'lifeboat run FILE' boots them all");
      return Optional.empty();
    }
    return block(root)
        .block(
            block -> {
              Machine machine =
                  block.block("machine", b -> MachineReader.read(b, hocon)).required();
              return frame(block, seed).map(frame -> new PlanDraft(machine, frame));
            })
        .flatMap(draft -> draft);
  }

  /** The same of a plan that leaves its machine open. */
  Optional<PlanFrame> readFrame(ConfigObject root, OptionalLong seed) {
    return block(root).block(block -> frame(block, seed)).flatMap(frame -> frame);
  }

  private Node block(ConfigObject root) {
    return new Node("", Shorthand.spellOutAll(root).withOrigin(root.origin()), problems);
  }

  private static ConfigObject withKernel(ConfigObject file, String kernel) {
    String origin = Place.ofOption("kernel", kernel).file();
    return file.withValue(KernelFinder.KERNEL, ConfigValueFactory.fromAnyRef(kernel, origin));
  }

  private Optional<PlanFrame> frame(Block root, OptionalLong seed) {
    KernelPart kernel = kernel(root);
    PolicyChooser policies =
        new PolicyChooser(
            plugins,
            block(root, "policy"),
            block(root, POLICIES),
            kernel.block().map(KernelReader::toldOf).orElse(KernelReader::nothing),
            root.node());
    PlanFrame.Parameters parameters =
        new PlanFrame.Parameters(
            MachineReader.commandLine(root, "command-line"),
            MachineReader.commandLine(root, "command-line-append"));
    List<Fault> faults = root.list("faults", new FaultReader(plugins)::read).or(List.of());
    long planned = root.integer("seed").or(0L);
    checkSettings(root);
    return kernel
        .profile()
        .map(k -> new PlanFrame(k, parameters, faults, seed.orElse(planned), policies));
  }

  /**
   * What a plan says of its kernel.
   *
   * @param block all of it, over the profile that it changes
   * @param profile what was read of it
   */
  private record KernelPart(Optional<Node> block, Optional<KernelProfile> profile) {}

  /** Of many plans that say the same of their kernel, the first has it read. */
  private KernelPart kernel(Block root) {
    List<Optional<ConfigValue>> said =
        Stream.of(KernelFinder.KERNEL, DRIVERS, ALLOCATOR)
            .map(key -> root.find(key).map(Node::value))
            .toList();
    KernelPart known = kernels.get(said);
    if (known == null) {
      Optional<Node> block = kernelBlock(root);
      known = new KernelPart(block, block.flatMap(b -> b.block(kernelReader(root)::read)));
      kernels.put(said, known);
    }
    return known;
  }

  private Optional<Node> kernelBlock(Block root) {
    return Optional.of(root.find(KernelFinder.KERNEL).orElseGet(() -> defaultKernel(root)))
        .filter(Node::mustBeBlock)
        .flatMap(new KernelFinder(hocon, problems)::complete);
  }

  private KernelReader kernelReader(Block root) {
    return new KernelReader(plugins, settings(root, DRIVERS), settings(root, ALLOCATOR));
  }

  private Node defaultKernel(Block root) {
    return new Node(
        KernelFinder.KERNEL,
        ConfigValueFactory.fromMap(
                Map.of(KernelFinder.PROFILE, KernelFinder.DEFAULT), "the default")
            .withOrigin(root.node().value().origin()),
        problems);
  }

  private static Function<String, List<Node>> settings(Block root, String key) {
    Optional<Node> byId = block(root, key);
    return id -> byId.flatMap(block -> block.under(id)).stream().toList();
  }

  private static Optional<Node> block(Block root, String key) {
    return root.find(key).filter(Node::mustBeBlock);
  }

  private void checkSettings(Block root) {
    check(root, DRIVERS, PluginKind.DRIVER);
    check(root, ALLOCATOR, PluginKind.ALLOCATOR);
    check(root, POLICIES, PluginKind.POLICY);
  }

  private void check(Block root, String key, PluginKind kind) {
    PluginReader reader = new PluginReader(kind, plugins);
    root.block(key, reader::check).optional();
  }
}
