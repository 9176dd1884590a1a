package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Builds a plan in Java; {@link PlanReader#plan(MachineBuilder)} begins one. What is not said is as
 * in a plan file that does not say it. It takes whatever it is given; {@link #build} then says at
 * once all that is wrong, the machine's mistakes too, by the rules of plan files and in their
 * terms. For one thread.
 */
public final class PlanBuilder {
  private static final String POLICY = "policy";

  private final Plugins plugins;
  private final ParsedProfiles profiles;
  private final PlanReader reader;
  private final WrittenBlock plan = new WrittenBlock();
  private final Problems problems = new Problems();
  private final Hocon hocon = new Hocon(problems);
  private ConfigObject settings = ConfigFactory.empty().root();

  PlanBuilder(Plugins plugins, ParsedProfiles profiles, PlanReader reader, MachineBuilder machine) {
    this.plugins = plugins;
    this.profiles = profiles;
    this.reader = reader;
    machine.addTo(plan);
  }

  /** The kernel: a profile's id, a version, or the path of a file that ends in {@code .conf}. */
  public PlanBuilder kernel(String id) {
    plan.text(KernelFinder.KERNEL, id);
    return this;
  }

  /** The kernel, one of the engine's profiles or changed from one in Java. */
  public PlanBuilder kernel(KernelProfile kernel) {
    try {
      new PlanText(plugins, profiles, reader).kernel(kernel, plan);
    } catch (IllegalArgumentException e) {
      refuse(KernelFinder.KERNEL, e);
    }
    return this;
  }

  /** The policy, with its settings as the kernel has them. */
  public PlanBuilder policy(String id) {
    plan.put(POLICY, new WrittenBlock().text(PluginReader.ID, id));
    return this;
  }

  /**
   * The policy with some settings.
   *
   * @param hocon {@code pool-bytes = 8MB}
   */
  public PlanBuilder policy(String id, String hocon) {
    policy(id);
    return told(id, hocon, POLICY);
  }

  /**
   * The policy with all its settings.
   *
   * @param settings an instance of its settings record
   */
  public PlanBuilder policy(String id, Record settings) {
    policy(id);
    WrittenBlock named = new WrittenBlock().text(PluginReader.ID, id);
    return told(
        PluginKind.POLICY,
        id,
        settings,
        told -> {
          told.byKey().forEach(named::put);
          plan.put(POLICY, named);
        });
  }

  /** Some settings of a driver, in HOCON: {@code default-on = false}. */
  public PlanBuilder driver(String id, String hocon) {
    return told(id, hocon, "drivers", id);
  }

  /** All settings of a driver. */
  public PlanBuilder driver(String id, Record settings) {
    return told(PluginKind.DRIVER, id, settings, told -> plan.into("drivers", id, told));
  }

  /** Some settings of the early allocator, in HOCON. */
  public PlanBuilder allocator(String id, String hocon) {
    return told(id, hocon, "allocator", id);
  }

  /** All settings of the early allocator. */
  public PlanBuilder allocator(String id, Record settings) {
    return told(PluginKind.ALLOCATOR, id, settings, told -> plan.into("allocator", id, told));
  }

  private PlanBuilder told(String id, String text, String... path) {
    ConfigObject said = hocon.settings(id, text);
    for (int i = path.length - 1; i >= 0; i--) {
      said = said.atKey(path[i]).root();
    }
    settings = said.withFallback(settings);
    return this;
  }

  private PlanBuilder told(
      PluginKind kind, String id, Record record, Consumer<WrittenBlock> taker) {
    if (plugins.find(kind, id).isPresent()) {
      try {
        taker.accept(new SettingsWriter(kind, plugins).all(new PluginChoice(id, record)));
      } catch (IllegalArgumentException e) {
        refuse(kind.word() + " " + id, e);
      }
    } else {
      taker.accept(new WrittenBlock());
    }
    return this;
  }

  private void refuse(String what, IllegalArgumentException why) {
    String message = Quote.printable(String.valueOf(why.getMessage()));
    problems.add(new Place(WrittenBlock.ORIGIN, 0), what, message, "");
  }

  /** The kernel's parameters, in the place of the boot loader's. */
  public PlanBuilder commandLine(String parameters) {
    plan.text("command-line", parameters);
    return this;
  }

  /** A firmware fault more, by its name. */
  public PlanBuilder fault(String id) {
    return fault(new Fault.Firmware(id));
  }

  /** Something more that goes wrong. */
  public PlanBuilder fault(Fault fault) {
    plan.add("faults", FaultWriter.write(fault));
    return this;
  }

  /** For what is left to chance; 0 without it. */
  public PlanBuilder seed(long seed) {
    plan.number("seed", seed);
    return this;
  }

  /**
   * The plan. The builder may go on and build others.
   *
   * @throws ConfigException if anything is wrong with it, with all that is
   */
  public BootPlan build() {
    ConfigObject root = plan.object().withFallback(settings);
    Problems all = problems.copy();
    return all.orThrow(
        new DraftReader(plugins, profiles, all)
            .read(root, OptionalLong.empty())
            .flatMap(draft -> draft.chosen(Optional.empty())));
  }
}
