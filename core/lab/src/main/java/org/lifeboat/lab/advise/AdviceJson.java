package org.lifeboat.lab.advise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.render.JsonTree;
import org.lifeboat.engine.render.Outcome;
import org.lifeboat.engine.render.ServiceJson;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.evidence.log.LoggedOutcome.Remapping;
import org.lifeboat.evidence.log.Refusals;
import org.lifeboat.load.diagnosis.PoolFill;
import org.lifeboat.load.diagnosis.RefusedMapping;

/**
 * Advice as JSON for programs. Keys keep their names and meaning; new ones may come beside them.
 *
 * <table>
 * <caption>The object</caption>
 * <tr><td>{@code machine, kernel}</td><td>ids</td></tr>
 * <tr><td>{@code verdict, headline, hardware, bounceNeed}</td><td>sentences, as on the page</td></tr>
 * <tr><td>{@code backend, panic}</td><td>as in the report of a boot</td></tr>
 * <tr><td>{@code heldBytes, bounceBytes, dead}</td><td>memory held for bouncing; of that the buffer; how many devices are dead</td></tr>
 * <tr><td>{@code limited}</td><td>devices that cannot reach all RAM: {@code address, name, mask}</td></tr>
 * <tr><td>{@code outcomeSure, outcomeWhy}</td><td>whether anything unknown could change the way of DMA, and what</td></tr>
 * <tr><td>{@code log}</td><td>what the machine's own log shows, or null: {@code iommu, bounce, start, agrees, learnt}</td></tr>
 * <tr><td>{@code service}</td><td>what comes of what its devices ask, as in the report of a boot, or null</td></tr>
 * <tr><td>{@code endlessSearch}</td><td>how the search for slots can run for ever here, a sentence, or null</td></tr>
 * <tr><td>{@code notes}</td><td>{@code kind, count, devices, example, detail, meaning, helps, inVain, pool}</td></tr>
 * <tr><td>{@code notes.pool}</td><td>of a mapping that was refused, else null: {@code cause, bytes, neededSlots, totalSlots, usedSlots} of the clearest case (total and used null where the kernel does not say), {@code smallestBytes, largestBytes, neverFallsSeconds}</td></tr>
 * <tr><td>{@code options}</td><td>the best first: {@code kind, labels, weight, savedBytes, changes}</td></tr>
 * <tr><td>{@code changesNothing}</td><td>what was tried as well</td></tr>
 * </table>
 */
public final class AdviceJson {
  /** One object. */
  public String render(Advice advice) {
    BootReport base = advice.base();
    Outcome outcome = new Outcome(base);
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("machine", base.machine());
    root.put("kernel", base.kernel());
    root.put("verdict", advice.verdict());
    root.put("headline", new Headline(advice).sentence());
    root.put("hardware", new Hardware(advice).sentence());
    root.put("bounceNeed", new Need(advice).sentence());
    root.put("backend", base.backend().orElse(null));
    root.put("panic", base.panic().orElse(null));
    root.put("heldBytes", outcome.costBytes());
    root.put("bounceBytes", base.pool().map(BouncePool::range).map(MemoryRange::bytes).orElse(0L));
    root.put("dead", outcome.dead().size());
    root.put("limited", advice.limited().stream().map(AdviceJson::device).toList());
    root.put("outcomeSure", advice.doubts().isEmpty());
    root.put("outcomeWhy", advice.doubts());
    root.put("log", advice.evidence().map(AdviceJson::evidence).orElse(null));
    root.put("service", advice.service().map(ServiceJson::of).orElse(null));
    root.put("endlessSearch", new EndlessSearch(advice).sentence().orElse(null));
    root.put("notes", advice.notes().stream().map(AdviceJson::note).toList());
    root.put("options", advice.options().stream().map(AdviceJson::option).toList());
    root.put("changesNothing", advice.unchanged());
    return JsonTree.of(root);
  }

  /** One object: {@code file, kernel} (a release, or null), {@code missing, notes}. */
  public String render(Fragment fragment) {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("file", fragment.name());
    root.put("kernel", fragment.release().orElse(null));
    root.put("missing", fragment.missing());
    root.put("notes", fragment.notes().stream().map(AdviceJson::note).toList());
    return JsonTree.of(root);
  }

  private static Map<String, Object> device(PciFunction device) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("address", device.address().toString());
    object.put("name", device.name());
    object.put("mask", device.dmaMaskBits());
    return object;
  }

  private static Map<String, @Nullable Object> evidence(Evidence evidence) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("iommu", evidence.shown().map(Remapping::text).orElse(null));
    object.put("bounce", evidence.hasPool().orElse(null));
    object.put("start", evidence.pool().map(r -> Sizes.address(r.start())).orElse(null));
    object.put("agrees", evidence.agrees());
    object.put("learnt", evidence.learnt().orElse(null));
    return object;
  }

  private static Map<String, @Nullable Object> note(LoggedNote note) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", word(note.kind()));
    object.put("count", note.count());
    object.put("devices", note.devices());
    object.put("example", note.example());
    object.put("detail", note.explanation().detail());
    object.put("meaning", note.explanation().meaning());
    object.put("helps", note.explanation().helps());
    object.put("inVain", note.explanation().inVain());
    object.put("pool", note.refusals().map(AdviceJson::pool).orElse(null));
    return object;
  }

  private static Map<String, @Nullable Object> pool(Refusals refusals) {
    RefusedMapping mapping = refusals.clearest();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("cause", word(refusals.cause()));
    object.put("bytes", mapping.bytes());
    object.put("neededSlots", mapping.slots());
    object.put("totalSlots", mapping.fill().map(PoolFill::total).orElse(null));
    object.put("usedSlots", mapping.fill().map(PoolFill::used).orElse(null));
    object.put("smallestBytes", refusals.smallestBytes());
    object.put("largestBytes", refusals.largestBytes());
    object.put("neverFallsSeconds", refusals.steady().map(s -> Math.round(s.seconds())).orElse(0L));
    return object;
  }

  private static Map<String, Object> option(Option option) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", word(option.kind()));
    object.put("labels", option.labels());
    object.put("weight", word(option.effect().weight()));
    object.put("savedBytes", option.effect().savedBytes());
    object.put("changes", List.copyOf(option.effect().sentences()));
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
