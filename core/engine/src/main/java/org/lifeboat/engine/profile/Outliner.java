package org.lifeboat.engine.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lifeboat.engine.config.KernelFile;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Makes outlines of profiles.
 *
 * @param reader that read them
 * @param plugins that they name
 */
public record Outliner(PlanReader reader, Plugins plugins) {
  /** The outline of a profile. */
  public Outline outline(KernelFile file) {
    KernelProfile kernel = file.kernel();
    Map<Topic, List<Part>> parts = new EnumMap<>(Topic.class);
    parts.put(Topic.ALLOCATOR, List.of(plugin(PluginKind.ALLOCATOR, kernel.allocator())));
    parts.put(Topic.DRIVERS, plugins(PluginKind.DRIVER, kernel.drivers()));
    parts.put(Topic.DRIVER_START, List.of(start(kernel)));
    String own = kernel.policy().id();
    parts.put(Topic.POLICY, List.of(word(own, summary(PluginKind.POLICY, own))));
    parts.put(Topic.POLICIES, plugins(PluginKind.POLICY, file.policies()));
    parts.put(Topic.BOUNCE, List.of(PoolOutline.pool(kernel.bounce())));
    parts.put(Topic.SIDE_ARRAYS, PoolOutline.sideArrays(kernel.bounce()));
    parts.put(Topic.TEXTS, List.of(TextsOutline.of(kernel.texts())));
    parts.put(Topic.PROCESSORS, List.of(processors(kernel.processorParameters())));
    parts.put(Topic.PAGE_LISTS, List.of(pageLists(kernel.pageListHead())));
    parts.put(Topic.MASKS, List.of(masks(kernel.maskExcludesEnd())));
    parts.put(Topic.RESERVATIONS, kernel.reservations().stream().map(StepOutline::of).toList());
    return new Outline(kernel.id(), kernel.description(), kernel.unsure(), parts);
  }

  private List<Part> plugins(PluginKind kind, List<PluginChoice> choices) {
    return choices.stream().map(choice -> plugin(kind, choice)).toList();
  }

  private Part plugin(PluginKind kind, PluginChoice choice) {
    List<Trait> traits =
        reader.told(kind, choice).stream()
            .map(s -> new Trait(s.field().key(), s.text(), s.field().meaning(), s.byDefault()))
            .toList();
    return new Part(choice.id(), "", summary(kind, choice.id()), traits);
  }

  private String summary(PluginKind kind, String id) {
    return plugins.find(kind, id).map(Plugin::summary).orElse("");
  }

  private static Part start(KernelProfile kernel) {
    Part start =
        switch (kernel.driverStart()) {
          case LAST_DETECTED ->
              word(
                  "last-detected",
                  "Only the driver that was detected last: it overwrote the hook.");
          case EACH_DETECTED ->
              word("each-detected", "Each that was detected, in turn, until one works.");
        };
    Trait order =
        new Trait(
            "start-order",
            String.join(", ", kernel.startOrder()),
            "who is called before the others",
            kernel.startOrder().isEmpty());
    return new Part(start.name(), "", start.meaning(), List.of(order));
  }

  private static Part processors(boolean told) {
    return told
        ? word("told", "nr_cpus=, possible_cpus= and their like change how many there may be.")
        : word("listed", "As many as firmware lists, whatever parameters say.");
  }

  private static Part pageLists(boolean head) {
    return head
        ? word("head", "Pages freed at boot go to the head of the free lists: out first.")
        : word("tail", "Pages freed at boot go to the tail of the free lists: out last.");
  }

  private static Part masks(boolean excludeEnd) {
    return excludeEnd
        ? word("end-refused", "A buffer that ends just where a device's mask ends is refused.")
        : word("whole", "A device reaches all that its mask covers.");
  }

  private static Part word(String name, String meaning) {
    return new Part(name, "", meaning, List.of());
  }
}
