package org.lifeboat.engine.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.KernelTexts;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.KebabCase;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Writes the kernel of a plan: the profile that it changes, if there is one, and what is otherwise.
 */
final class KernelWriter {
  private final Plugins plugins;
  private final KernelProfile kernel;
  private final Optional<KernelProfile> base;

  /**
   * @param base a profile of the engine with the same allocator and policy; empty for a kernel that
   *     stands alone
   */
  KernelWriter(Plugins plugins, KernelProfile kernel, Optional<KernelProfile> base) {
    this.plugins = plugins;
    this.kernel = kernel;
    this.base = base;
  }

  /** Whether a kernel can be told as changes of a profile: those can change no id of a plugin. */
  static boolean changes(KernelProfile kernel, KernelProfile profile) {
    return kernel.allocator().id().equals(profile.allocator().id())
        && kernel.policy().id().equals(profile.policy().id());
  }

  /** Adds {@code kernel}, and {@code drivers} and {@code allocator} where only settings differ. */
  void write(WrittenBlock plan) {
    WrittenBlock block = new WrittenBlock();
    plan.put(KernelFinder.KERNEL, block);
    base.ifPresent(profile -> block.text(KernelFinder.PROFILE, profile.id()));
    scalars(block);
    plugins(block, plan);
    if (differs(KernelProfile::bounce)) {
      block.put("bounce", BounceWriter.write(kernel.bounce()));
    }
    if (differs(KernelProfile::texts)) {
      block.put("texts", texts(kernel.texts()));
    }
    if (differs(KernelProfile::reservations)) {
      block.list(
          "reservations", kernel.reservations().stream().map(ReservationWriter::write).toList());
    }
    if (block.byKey().size() == 1 && base.isPresent()) {
      plan.text(KernelFinder.KERNEL, base.get().id());
    }
  }

  private boolean differs(Function<KernelProfile, ?> part) {
    return base.filter(b -> Objects.equals(part.apply(b), part.apply(kernel))).isEmpty();
  }

  private void scalars(WrittenBlock block) {
    if (differs(KernelProfile::id)) {
      block.text("id", kernel.id());
    }
    if (differs(KernelProfile::description)) {
      block.text("description", kernel.description());
    }
    if (differs(KernelProfile::unsure)) {
      block.texts("unsure", kernel.unsure());
    }
    kernel
        .standsIn()
        .filter(why -> differs(KernelProfile::standsIn))
        .ifPresent(why -> block.text(KernelFinder.STANDS_IN, why));
    if (differs(KernelProfile::driverStart)) {
      block.choice("driver-start", kernel.driverStart());
    }
    if (differs(KernelProfile::startOrder)) {
      block.texts("start-order", kernel.startOrder());
    }
    if (differs(KernelProfile::processorParameters)) {
      block.flag("processor-parameters", kernel.processorParameters());
    }
    if (differs(KernelProfile::pageListHead)) {
      block.flag("page-list-head", kernel.pageListHead());
    }
    if (differs(KernelProfile::maskExcludesEnd)) {
      block.flag("mask-excludes-end", kernel.maskExcludesEnd());
    }
  }

  private void plugins(WrittenBlock block, WrittenBlock plan) {
    SettingsWriter allocators = new SettingsWriter(PluginKind.ALLOCATOR, plugins);
    SettingsWriter policies = new SettingsWriter(PluginKind.POLICY, plugins);
    SettingsWriter drivers = new SettingsWriter(PluginKind.DRIVER, plugins);
    if (base.isEmpty()) {
      block.put("allocator", allocators.choice(kernel.allocator()));
      block.put("policy", policies.choice(kernel.policy()));
    } else {
      KernelProfile usual = base.get();
      block.blockUnlessEmpty("policy", policies.changes(kernel.policy(), usual.policy()));
      changes(allocators, "allocator", kernel.allocator(), usual.allocator(), plan);
    }
    List<PluginChoice> before = base.map(KernelProfile::drivers).orElse(List.of());
    if (ids(before).equals(ids(kernel.drivers()))) {
      for (int i = 0; i < before.size(); i++) {
        changes(drivers, "drivers", kernel.drivers().get(i), before.get(i), plan);
      }
    } else {
      block.list("drivers", kernel.drivers().stream().map(drivers::choice).toList());
    }
  }

  private static List<String> ids(List<PluginChoice> choices) {
    return choices.stream().map(PluginChoice::id).toList();
  }

  private static void changes(
      SettingsWriter writer,
      String key,
      PluginChoice choice,
      PluginChoice usual,
      WrittenBlock plan) {
    WrittenBlock changed = writer.changes(choice, usual);
    if (!changed.isEmpty()) {
      plan.into(key, choice.id(), changed);
    }
  }

  private static WrittenBlock texts(KernelTexts texts) {
    return new WrittenBlock()
        .choice("pool", texts.pool())
        .flag("forced-pool", texts.forcedPool())
        .flag("missing-pool", texts.missingPool())
        .flag("pool-release", texts.poolRelease())
        .texts(
            "iommu-core",
            texts.core().stream().sorted().map(line -> KebabCase.ofConstant(line.name())).toList())
        .flag("ignored-iommu-words", texts.ignoredIommuWords())
        .text("out-of-memory", texts.outOfMemory());
  }
}
