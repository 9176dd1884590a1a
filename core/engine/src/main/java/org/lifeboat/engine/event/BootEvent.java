package org.lifeboat.engine.event;

import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.api.stage.Severity;

/**
 * Something that happened during a boot, in order. The kernel's log, the tables and the JSON are
 * renderings of these.
 */
public sealed interface BootEvent {
  /** The moments that order a boot. */
  enum Moment {
    /** Memory is known, the early allocator works. */
    EARLY("early stage"),
    /** The early allocator gives its memory to the page allocator. */
    HAND_OVER("hand-over"),
    /** Interrupt remapping is prepared. */
    INTERRUPTS("interrupt set-up"),
    /** PCI is there, drivers start. */
    RUNTIME("run-time stage"),
    /** Nothing more will change. */
    END("end of boot");

    private final String text;

    Moment(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** A stage began. */
  record Began(Moment moment) implements BootEvent {}

  /** The kernel printed a line; {@code text} may hold newlines, as one printk may. */
  record Printed(Severity severity, String text) implements BootEvent {}

  /** Early memory went to somebody. */
  record Reserved(MemoryRange range, Owner owner) implements BootEvent {}

  /** A driver looked. */
  record Detected(String driver, Detection detection, EarlyProbe probe) implements BootEvent {}

  /** A bounce pool was had. */
  record PoolReserved(BouncePool pool, boolean ready) implements BootEvent {}

  /** There was no room for a bounce pool. */
  record PoolRefused(long wantedBytes, String why) implements BootEvent {}

  /** A pool that was held is in use from now on. */
  record PoolInitialized(BouncePool pool) implements BootEvent {}

  /** A pool went back to the page allocator, but for what could not. */
  record PoolReleased(BouncePool pool, long returnedBytes, long lostBytes) implements BootEvent {}

  /** The page allocator got its memory. */
  record HandedOver(long bytes) implements BootEvent {}

  /** A driver started or failed. */
  record Initialized(String driver, Initialization result) implements BootEvent {}

  /** The policy chose the way of DMA. */
  record Decided(DmaBackend backend) implements BootEvent {}

  /** The machine stopped. */
  record Panicked(String text) implements BootEvent {}

  /** A plugin broke the rules. */
  record PluginFailed(PluginFailure failure) implements BootEvent {}

  /**
   * What a plugin did wrong.
   *
   * @param plugin kind and id: {@code policy mine}
   * @param moment when: {@code early stage}
   * @param misdeed what sort of wrong it is
   * @param problem what, in a sentence, with range and owners where memory is concerned
   */
  record PluginFailure(String plugin, String moment, Misdeed misdeed, String problem) {}
}
