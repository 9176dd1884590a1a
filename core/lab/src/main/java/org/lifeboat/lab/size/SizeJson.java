package org.lifeboat.lab.size;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.engine.render.ServiceJson;

/**
 * A size as JSON for programs. Keys keep their names and meaning; new ones may come beside them.
 *
 * <table>
 * <caption>The object</caption>
 * <tr><td>{@code machine, kernel, policy}</td><td>ids</td></tr>
 * <tr><td>{@code answer}</td><td>{@code no-load, no-boot, nothing-bounces, size-is-fixed, enough, no-size}</td></tr>
 * <tr><td>{@code assumed}</td><td>whether what the devices ask is a guess by their PCI classes</td></tr>
 * <tr><td>{@code sentence}</td><td>the same, as on the page</td></tr>
 * <tr><td>{@code bound}</td><td>share of the mappings that may fail</td></tr>
 * <tr><td>{@code asItIs, enough, undivided}</td><td>a try, or null</td></tr>
 * <tr><td>{@code trials}</td><td>each try by size, ascending: {@code parameter, slots, areas, bytes}, and what {@link ServiceJson} has</td></tr>
 * <tr><td>{@code reasons}</td><td>why no size is enough: {@code cause, sentence}</td></tr>
 * <tr><td>{@code endless}</td><td>workloads that can hang the kernel: {@code workload, minAlignMask}</td></tr>
 * </table>
 */
public final class SizeJson {
  /** One object. */
  public String render(Sizing sizing) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("machine", sizing.report().machine());
    root.put("kernel", sizing.report().kernel());
    root.put("policy", sizing.report().policy());
    root.put("answer", word(sizing.answer()));
    root.put("assumed", sizing.assumed());
    root.put("sentence", new SizeWords(sizing).answer());
    root.put("bound", ServiceJson.share(sizing.bound()));
    root.put("asItIs", sizing.asItIs().map(SizeJson::trial).orElse(null));
    root.put("enough", sizing.enough().map(SizeJson::trial).orElse(null));
    root.put("undivided", sizing.undivided().map(SizeJson::trial).orElse(null));
    root.put("trials", sizing.trials().stream().map(SizeJson::trial).toList());
    root.put("reasons", sizing.reasons().stream().map(SizeJson::reason).toList());
    root.put("endless", sizing.endless().stream().map(SizeJson::endless).toList());
    return JsonTree.of(root);
  }

  private static Map<String, @Nullable Object> trial(Trial trial) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("parameter", trial.parameter());
    object.put("slots", trial.slots());
    object.put("areas", trial.pool().map(BouncePool::areas).orElse(0));
    object.put("bytes", trial.bytes());
    object.putAll(ServiceJson.of(trial.service()));
    return object;
  }

  private static Map<String, Object> reason(Sizing.Reason reason) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("cause", word(reason.cause()));
    object.put("sentence", reason.sentence());
    return object;
  }

  private static Map<String, Object> endless(Sizing.EndlessSearch endless) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("workload", endless.workload());
    object.put("minAlignMask", endless.minAlignMask());
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
