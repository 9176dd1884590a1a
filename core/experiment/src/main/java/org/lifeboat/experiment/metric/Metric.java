package org.lifeboat.experiment.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;

/** Something that is read off a boot's summary. */
public enum Metric {
  /** How DMA ended. */
  OUTCOME(
      "how DMA ended: hardware (an IOMMU translates), swiotlb (a bounce buffer), nommu (neither),"
          + " panic (the machine stopped), failure (a plugin broke the rules)",
      r -> outcome(r)),
  /** Whether the machine lives. */
  SURVIVED(
      "whether the boot came to its end and every device reaches all of memory",
      flag(r -> r.completed() && with(r, Reach.UNREACHABLE) == 0)),
  /** Devices that do DMA. */
  DEVICES(
      "devices that do DMA; 0 after a panic or a failure",
      "devices",
      number(r -> r.devices().size())),
  /** Those that work. */
  DEVICES_ALIVE(
      "devices that reach all of memory, some way",
      "devices",
      number(r -> r.devices().size() - with(r, Reach.UNREACHABLE))),
  /** Those that do not. */
  DEVICES_DEAD(
      "devices that do not reach all of memory",
      "devices",
      number(r -> with(r, Reach.UNREACHABLE))),
  /** Those that need the pool. */
  DEVICES_BOUNCED(
      "devices whose data goes through the bounce buffer where they cannot reach memory",
      "devices",
      number(r -> with(r, Reach.BOUNCED))),
  /** Whether the hardware is on. */
  HARDWARE_ACTIVE(
      "whether a hardware IOMMU is on, though it may pass all addresses through",
      flag(r -> r.hardware().active())),
  /** Which driver. */
  DRIVER(
      "the IOMMU driver that was asked last; absent where none found hardware",
      r -> r.hardware().driver().orElse(null)),
  /** Where it failed. */
  FAILED_AT(
      "where the hardware IOMMU failed: detect or initialize; absent where it did not",
      r -> r.hardware().failedAt().map(at -> at.name().toLowerCase(Locale.ROOT)).orElse(null)),
  /** Why. */
  CAUSE(
      "a stable name of what was wrong with the hardware IOMMU, or of why it is not used; absent"
          + " where it works",
      r -> r.hardware().cause().map(Finding::code).orElse(null)),
  /** The panic. */
  PANIC(
      "what the kernel said when it stopped; absent where it did not", r -> r.panic().orElse(null)),
  /** The plugin's misdeed. */
  FAILURE(
      "which plugin broke the rules, and how; absent where none did",
      r -> r.failure().map(f -> f.plugin() + ": " + f.problem()).orElse(null)),
  /** The pool. */
  POOL_BYTES(
      "size of the bounce buffer in use at the end; 0 without one",
      "bytes",
      number(r -> r.pool().map(p -> p.range().bytes()).orElse(0L))),
  /** Where it lies. */
  POOL_START(
      "physical address of the bounce buffer; absent without one",
      "address",
      new Reading(Type.WHOLE, r -> r.pool().map(p -> p.range().start()).orElse(null))),
  /** When it was had. */
  POOL_ORIGIN(
      "when the bounce buffer was had: early or late; absent without one",
      r -> r.pool().map(Metric::origin).orElse(null)),
  /** Taken early. */
  RESERVED_EARLY_BYTES(
      "bounce buffer taken at the early stage",
      "bytes",
      number(r -> r.memory().reservedEarlyBytes())),
  /** Taken late. */
  RESERVED_LATE_BYTES(
      "bounce buffer taken at run time", "bytes", number(r -> r.memory().reservedLateBytes())),
  /** Given back. */
  RETURNED_BYTES(
      "bounce buffer and its bookkeeping given back to the page allocator",
      "bytes",
      number(r -> r.memory().givenBackBytes())),
  /** Lost. */
  LOST_BYTES(
      "memory taken for the fallback's sake that nobody can use and nobody will free",
      "bytes",
      number(r -> r.memory().lostBytes())),
  /** Held. */
  HELD_BYTES(
      "memory that the fallback holds at the end: buffer, bookkeeping, what the policy keeps",
      "bytes",
      number(r -> r.memory().heldBytes())),
  /** The price. */
  COST_BYTES(
      "held and lost memory in sum: what nobody else can use",
      "bytes",
      number(r -> r.memory().costBytes())),
  /** The drivers' own. */
  DRIVER_BYTES(
      "memory that IOMMU drivers hold at the end", "bytes", number(r -> r.memory().driverBytes())),
  /** What is left. */
  FREE_BYTES(
      "memory free in the page allocator at the end", "bytes", number(r -> r.memory().freeBytes())),
  /** What there is. */
  RAM_BYTES(
      "RAM that the memory map offers for use", "bytes", number(r -> r.memory().totalBytes()));

  private final Column column;
  private final Reading reading;

  Metric(String meaning, Function<BootSummary, @Nullable Object> text) {
    this(meaning, "", new Reading(Type.TEXT, text));
  }

  Metric(String meaning, Reading reading) {
    this(meaning, "", reading);
  }

  Metric(String meaning, String unit, Reading reading) {
    this.column = new Column(name().toLowerCase(Locale.ROOT), reading.type(), unit, meaning);
    this.reading = reading;
  }

  /** How a value is had, and of what type it is. */
  private record Reading(Type type, Function<BootSummary, @Nullable Object> of) {}

  private static Reading flag(Function<BootSummary, Boolean> of) {
    return new Reading(Type.FLAG, of::apply);
  }

  private static Reading number(Function<BootSummary, Number> of) {
    return new Reading(Type.WHOLE, r -> of.apply(r).longValue());
  }

  /** Its column. */
  public Column column() {
    return column;
  }

  /** Its value for a boot, of the column's type; null where absent. */
  public @Nullable Object of(BootSummary boot) {
    return reading.of().apply(boot);
  }

  /** The metric of a column's name. */
  public static Optional<Metric> find(String name) {
    return Arrays.stream(values()).filter(m -> m.column().name().equals(name)).findFirst();
  }

  /** The names of all columns. */
  public static List<String> names() {
    return Arrays.stream(values()).map(m -> m.column().name()).toList();
  }

  private static long with(BootSummary boot, Reach reach) {
    return boot.devices().stream().filter(d -> d.reach() == reach).count();
  }

  private static String outcome(BootSummary boot) {
    if (boot.failure().isPresent()) {
      return "failure";
    }
    if (boot.panic().isPresent()) {
      return "panic";
    }
    String backend = boot.backend().orElse("nommu");
    return backend.equals("swiotlb") || backend.equals("nommu") ? backend : "hardware";
  }

  private static String origin(BouncePool pool) {
    return pool.origin().name().toLowerCase(Locale.ROOT);
  }
}
