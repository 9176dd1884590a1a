package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.load.workload.Workload;

/**
 * Reads plans from HOCON files. Keys are explained in {@code reference.conf} beside this class. Any
 * number of threads may use one. Nothing but the named files, what they include and the engine's
 * own kernel profiles is read: no environment variable, no system property, nothing from the
 * network.
 */
public final class PlanReader {
  private final Plugins plugins;
  private final ParsedProfiles profiles = new ParsedProfiles();

  /** A reader for plans that may name these plugins. */
  public PlanReader(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * One plan.
   *
   * @throws ConfigException if anything is wrong with it, with all that is
   */
  public BootPlan read(PlanRequest request) {
    Problems problems = new Problems();
    Optional<BootPlan> plan =
        new DraftReader(plugins, profiles, problems)
            .read(request)
            .flatMap(draft -> draft.chosen(request.policy()));
    return problems.orThrow(plan);
  }

  /**
   * The same plan under every installed policy: first the kernel's own, then the others ascending
   * by id. Which policy the plan or the request names does not matter; its settings count.
   *
   * @throws ConfigException if anything is wrong with it, with all that is
   */
  public List<BootPlan> readAllPolicies(PlanRequest request) {
    Problems problems = new Problems();
    Optional<List<BootPlan>> plans =
        new DraftReader(plugins, profiles, problems)
            .read(request)
            .map(
                draft ->
                    draft.frame().policies().all(draft.frame().kernel().policy()).stream()
                        .map(draft::under)
                        .toList());
    return problems.orThrow(plans);
  }

  /**
   * The same plan under each of several kernels, in their order. The policy is the request's, else
   * the plan's, else each kernel's own.
   *
   * @param kernels ids of profiles or paths to their files; they count instead of the request's and
   *     the plan's kernel
   * @throws ConfigException if anything is wrong with it under any of them, with all that is; what
   *     is wrong under some of them only says under which
   */
  public List<BootPlan> readAllKernels(PlanRequest request, List<String> kernels) {
    List<BootPlan> plans = new ArrayList<>();
    KernelProblems problems = new KernelProblems(kernels);
    for (String kernel : kernels) {
      try {
        plans.add(read(request.withKernel(kernel)));
      } catch (ConfigException e) {
        problems.add(kernel, e);
      }
    }
    problems.orThrow();
    return plans;
  }

  /**
   * A file of another kind than plans, by the same rules: the format and its bounds, unknown keys,
   * all mistakes at once.
   *
   * @param reader what is made of the file's root; a key that it does not ask for is a problem
   * @throws ConfigException if anything is wrong with it, with all that is
   */
  public <T> T readOther(Path file, Function<Block, T> reader) {
    Problems problems = new Problems();
    Hocon hocon = new Hocon(problems, profiles);
    ConfigObject root = hocon.resolve(hocon.file(file));
    Optional<T> read =
        problems.count() > 0 ? Optional.empty() : new Node("", root, problems).block(reader);
    return problems.orThrow(read);
  }

  /**
   * The plans without a machine that a block of such a file says.
   *
   * @param holder the block that has it
   * @param key its key, which may be absent
   */
  public PlanTemplates templates(Block holder, String key) {
    return new PlanTemplates(plugins, profiles, holder.node().problems(), holder.find(key));
  }

  /**
   * What a machine's devices are taken to ask of the bounce pool where it does not say: the usual
   * of each device's PCI class. A guess.
   *
   * @return by ascending address; empty where no device is of a class that is known
   */
  public List<Workload> usualWorkloads(Machine machine) {
    return UsualWorkloads.of(machine, profiles);
  }

  /** The ids of the kernel profiles that come with the engine, ascending by version. */
  public List<String> kernelIds() {
    return KernelFinder.ids();
  }

  /**
   * The kernel profile that stands for a release: of its version, or the nearest older one.
   *
   * @param release as {@code uname -r} and the kernel's log have it, {@code 5.13.0-trunk-amd64};
   *     any text is allowed
   * @return empty where the text does not begin with a version
   */
  public Optional<KernelMatch> nearestKernel(String release) {
    return KernelFinder.nearest(release);
  }

  /**
   * A kernel profile.
   *
   * @param id an id of {@link #kernelIds}, a version (the nearest older profile then says so), or
   *     the path of a file that ends in {@code .conf}
   * @throws ConfigException if there is no such profile, or something is wrong with it or the
   *     plugins that it names
   */
  public KernelProfile kernel(String id) {
    Problems problems = new Problems();
    Place option = Place.ofOption(KernelFinder.KERNEL, id);
    return problems.orThrow(new KernelFileReader(plugins, profiles, problems).kernel(id, option));
  }

  /**
   * Kernel profiles with all that their files say.
   *
   * @param ids each an id of {@link #kernelIds}, a version, or the path of a file that ends in
   *     {@code .conf}; in messages they are arguments
   * @throws ConfigException as {@link #kernel}, with what is wrong with any of them
   */
  public List<KernelFile> kernelFiles(List<String> ids) {
    Problems problems = new Problems();
    KernelFileReader reader = new KernelFileReader(plugins, profiles, problems);
    List<KernelFile> files =
        ids.stream().flatMap(id -> reader.file(id, Place.ofArgument(id)).stream()).toList();
    return problems.orThrow(Optional.of(files));
  }

  /**
   * What a plugin is told, setting by setting, in the order of its settings.
   *
   * @throws IllegalArgumentException if there is no such plugin, or its settings are of another
   */
  public List<SettingValue> told(PluginKind kind, PluginChoice choice) {
    return plugins
        .find(kind, choice.id())
        .map(plugin -> SettingValue.of(plugin.settings(), choice.settings()))
        .orElseThrow(() -> new IllegalArgumentException("no " + kind.word() + " " + choice.id()));
  }

  /**
   * A policy with its default settings.
   *
   * @throws ConfigException if there is no such policy, or it has settings without a default
   */
  public PluginChoice choosePolicy(String id) {
    return choose(PluginKind.POLICY, id, "");
  }

  /**
   * A plugin with some settings and the defaults for the others.
   *
   * @param settings HOCON: {@code pool-bytes = 8MB}; may be empty
   * @throws ConfigException if there is no such plugin, or something is wrong with the settings
   */
  public PluginChoice choose(PluginKind kind, String id, String settings) {
    Problems problems = new Problems();
    Node node = new Node("", new Hocon(problems).settings(id, settings), problems);
    return problems.orThrow(new PluginReader(kind, plugins).choose(id, node, List.of(node)));
  }

  /**
   * A plan in HOCON, for people: what goes without saying is left out. Read in the place of a file
   * ({@link PlanRequest#saying}), it gives an equal plan.
   *
   * @throws IllegalArgumentException if the plan breaks a rule of plans, names a plugin that is not
   *     there, or has something that HOCON has no words for; the message says what
   */
  public String text(BootPlan plan) {
    return new PlanText(plugins, profiles, this).of(plan);
  }

  /** Begins a plan that is made in Java. */
  public PlanBuilder plan(MachineBuilder machine) {
    return new PlanBuilder(plugins, profiles, this, machine);
  }

  /** The same for a machine that there is. */
  public PlanBuilder plan(Machine machine) {
    return plan(MachineBuilder.of(machine));
  }
}
