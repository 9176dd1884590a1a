package org.lifeboat.engine.boot;

import java.util.Comparator;
import java.util.Map;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.engine.event.Misdeed;

/**
 * A kernel without a free page is at its end; whether a plugin brought it there is the question.
 */
final class PagesLeft {
  private final BootContext boot;
  private final PluginIdentity policy;

  PagesLeft(BootContext boot, PluginIdentity policy) {
    this.boot = boot;
    this.policy = policy;
  }

  /**
   * After the hand-over.
   *
   * @throws PluginViolation if a plugin has most of what there is
   * @throws KernelPanic if the machine is too small for the kernel itself
   *     (mm/oom_kill.c:out_of_memory)
   */
  void requireAny() {
    requireNotTaken();
    if (noneIsFree()) {
      throw new KernelPanic(boot.plan.kernel().texts().outOfMemory());
    }
  }

  /**
   * Whenever a plugin had its turn.
   *
   * @throws PluginViolation if a plugin has most of what there is
   */
  void requireNotTaken() {
    if (noneIsFree()) {
      boot.ledger.balance().bytesByOwner().entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .ifPresent(this::requireNoPlugin);
    }
  }

  private boolean noneIsFree() {
    return boot.pages.totalFreeBytes() == 0;
  }

  private void requireNoPlugin(Owner owner) {
    switch (owner.kind()) {
      case DRIVER -> throw violation(PluginIdentity.driver(owner.name().split(" ", 2)[0]), owner);
      case POLICY, BOUNCE_POOL -> throw violation(policy, owner);
      case FIRMWARE, EARLY_ALLOCATOR, KERNEL, PAGE_ALLOCATOR, LOST -> {}
    }
  }

  private PluginViolation violation(PluginIdentity plugin, Owner owner) {
    MemoryRange largest =
        boot.ledger.ranges(owner).stream()
            .max(Comparator.comparingLong(MemoryRange::bytes))
            .orElseThrow();
    return boot.guard.violation(
        plugin,
        Misdeed.EXCESS,
        "left no page to the \"%s\": %s bytes, among them %s, belong to \"%s\""
            .formatted(Owner.PAGE_ALLOCATOR, boot.ledger.bytes(owner), largest, owner));
  }
}
