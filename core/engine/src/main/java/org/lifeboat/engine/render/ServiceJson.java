package org.lifeboat.engine.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.slots.Refusal;

/**
 * What came of a load, as JSON for programs. Keys keep their names and meaning; new ones may come
 * beside them.
 *
 * <table>
 * <caption>The object</caption>
 * <tr><td>{@code mappings}</td><td>how many were asked for: {@code direct}, {@code bounced}, {@code single} (a buffer of its own) and
 *     {@code failed} in sum</td></tr>
 * <tr><td>{@code failedShare}</td><td>0 to 1</td></tr>
 * <tr><td>{@code unreachable, refused}</td><td>those that failed: for want of a buffer in reach; for want of room, by reason</td></tr>
 * <tr><td>{@code leaked}</td><td>of those that got room: never unmapped</td></tr>
 * <tr><td>{@code highWaterBytes, meanBytes}</td><td>most of the bounce buffer in use at one time; and on average</td></tr>
 * <tr><td>{@code grownBytes}</td><td>that joined it</td></tr>
 * <tr><td>{@code firstRefused}</td><td>null, or the first mapping without room: {@code workload, bytes, totalSlots, usedSlots, atNanos},
 *     and the kernel's {@code message}</td></tr>
 * <tr><td>{@code hang}</td><td>null, or the mapping from which the kernel never came back: {@code workload, bytes, address, usedSlots,
 *     atNanos}</td></tr>
 * <tr><td>{@code workloads}</td><td>{@code name}, and the first four lines for each</td></tr>
 * </table>
 */
public final class ServiceJson {
  private static final MathContext DIGITS = new MathContext(6);

  private ServiceJson() {}

  /** One object, for {@link JsonTree}. */
  public static Map<String, ?> of(Service service) {
    Map<String, @Nullable Object> object = counts(service.total());
    object.put("highWaterBytes", service.highWaterBytes());
    object.put("meanBytes", Math.round(service.meanSlots() * BouncePool.SLOT_BYTES));
    object.put("grownBytes", service.grownBytes());
    object.put("firstRefused", service.firstRefused().map(ServiceJson::refused).orElse(null));
    object.put("hang", service.hang().map(ServiceJson::hang).orElse(null));
    object.put("workloads", workloads(service.byWorkload()));
    return object;
  }

  private static List<Map<String, @Nullable Object>> workloads(List<Service.WorkloadTally> all) {
    return all.stream()
        .map(
            workload -> {
              Map<String, @Nullable Object> object = new LinkedHashMap<>();
              object.put("name", workload.workload());
              object.putAll(counts(workload.tally()));
              return object;
            })
        .toList();
  }

  private static Map<String, @Nullable Object> counts(Tally tally) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("mappings", tally.asked());
    object.put("direct", tally.direct());
    object.put("bounced", tally.bounced());
    object.put("single", tally.single());
    object.put("failed", tally.failed());
    object.put("failedShare", share(tally.failedShare()));
    object.put("unreachable", tally.unreachable());
    Map<String, Long> refused = new LinkedHashMap<>();
    for (Refusal why : Refusal.values()) {
      if (tally.refused().containsKey(why)) {
        refused.put(
            why.name().toLowerCase(Locale.ROOT).replace('_', '-'), tally.refused().get(why));
      }
    }
    object.put("refused", refused);
    object.put("leaked", tally.leaked());
    return object;
  }

  private static Map<String, Object> refused(Service.Refused refused) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("workload", refused.workload());
    object.put("bytes", refused.bytes());
    object.put("totalSlots", refused.totalSlots());
    object.put("usedSlots", refused.usedSlots());
    object.put("atNanos", refused.atNanos());
    object.put("message", refused.message());
    return object;
  }

  private static Map<String, Object> hang(Service.Hang hang) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("workload", hang.workload());
    object.put("bytes", hang.bytes());
    object.put("address", hang.address());
    object.put("usedSlots", hang.usedSlots());
    object.put("atNanos", hang.atNanos());
    return object;
  }

  /** A share from 0 to 1, six digits of it. */
  public static BigDecimal share(double share) {
    return new BigDecimal(share).round(DIGITS);
  }
}
