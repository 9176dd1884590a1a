package org.lifeboat.experiment.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.row.Column.Type;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.slots.Refusal;

/** Something that is read off a boot, or off the load that follows it. */
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
      new Reading(
          Type.WHOLE, false, o -> o.boot().pool().map(p -> p.range().start()).orElse(null))),
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
      "RAM that the memory map offers for use", "bytes", number(r -> r.memory().totalBytes())),
  /** The load. */
  MAPPINGS(
      "mappings that the machine's workloads ask for after boot; 0 without workloads, or where the"
          + " boot did not come to its end",
      "mappings",
      served(s -> s.total().asked())),
  /** What of it bounces. */
  MAPPINGS_BOUNCED(
      "mappings that go through the bounce buffer, or through a buffer of their own",
      "mappings",
      served(s -> s.total().bounced() + s.total().single())),
  /** What of it is lost. */
  MAPPINGS_FAILED(
      "mappings that fail: no room in the bounce buffer, or none within the device's reach",
      "mappings",
      served(s -> s.total().failed())),
  /** The same as a share. */
  FAILED_PPM(
      "mappings that fail, of a million that are asked for",
      "ppm",
      served(s -> inMillion(s.total().failedShare()))),
  /** Why. */
  REFUSED_FOR(
      "why most of the mappings fail that the bounce buffer has no room for; absent where none"
          + " does",
      new Reading(Type.TEXT, true, o -> o.service().flatMap(Metric::refusal).orElse(null))),
  /** How full it gets. */
  HIGH_WATER_BYTES(
      "most of the bounce buffer in use at one time", "bytes", served(Service::highWaterBytes)),
  /** How far it grows. */
  GROWN_BYTES("memory that joined a growing bounce buffer", "bytes", served(Service::grownBytes)),
  /** What that costs. */
  LOADED_COST_BYTES(
      "held and lost memory in sum once the bounce buffer has grown to what the workloads ask for",
      "bytes",
      new Reading(
          Type.WHOLE,
          true,
          o -> o.boot().memory().costBytes() + o.service().map(Service::grownBytes).orElse(0L))),
  /** Whether the kernel comes back. */
  SEARCHES_END(
      "whether the kernel's search for slots always ends; where it does not, the machine does;"
          + " absent without workloads",
      new Reading(Type.FLAG, true, o -> o.service().map(s -> s.hang().isEmpty()).orElse(null)));

  private static final double MILLION = 1e6;

  private final Column column;
  private final Reading reading;

  Metric(String meaning, Function<BootSummary, @Nullable Object> text) {
    this(meaning, "", new Reading(Type.TEXT, false, o -> text.apply(o.boot())));
  }

  Metric(String meaning, Reading reading) {
    this(meaning, "", reading);
  }

  Metric(String meaning, String unit, Reading reading) {
    this.column = new Column(name().toLowerCase(Locale.ROOT), reading.type(), unit, meaning);
    this.reading = reading;
  }

  /** How a value is had, of what type it is, and whether it takes a load to have it. */
  private record Reading(Type type, boolean loaded, Function<Observation, @Nullable Object> of) {}

  private static Reading flag(Function<BootSummary, Boolean> of) {
    return new Reading(Type.FLAG, false, o -> of.apply(o.boot()));
  }

  private static Reading number(Function<BootSummary, Number> of) {
    return new Reading(Type.WHOLE, false, o -> of.apply(o.boot()).longValue());
  }

  private static Reading served(ToLongFunction<Service> of) {
    return new Reading(Type.WHOLE, true, o -> o.service().map(of::applyAsLong).orElse(0L));
  }

  /** Its column. */
  public Column column() {
    return column;
  }

  /** Whether it is about the machine's workloads, which takes a thousand times a boot's time. */
  public boolean takesLoad() {
    return reading.loaded();
  }

  /** Its value for a boot, of the column's type; null where absent. */
  public @Nullable Object of(Observation boot) {
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

  private static long inMillion(double share) {
    return Math.round(share * MILLION);
  }

  private static Optional<String> refusal(Service service) {
    return service.total().refused().entrySet().stream()
        .max(Map.Entry.<Refusal, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(most -> most.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'));
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
