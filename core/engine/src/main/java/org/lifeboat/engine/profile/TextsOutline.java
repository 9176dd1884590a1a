package org.lifeboat.engine.profile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.lifeboat.engine.plan.KernelTexts;

/** The outline of the kernel's own lines. */
final class TextsOutline {
  private TextsOutline() {}

  static Part of(KernelTexts texts) {
    String core = texts.core().stream().sorted().map(TextsOutline::word).collect(joining(", "));
    return new Part(
        "",
        "",
        "",
        List.of(
            said("pool", word(texts.pool()), "the form of the line that says where the pool lies"),
            flag(
                "forced-pool",
                texts.forcedPool(),
                "whether it tells of what swiotlb=force asked for"),
            flag("missing-pool", texts.missingPool(), "whether it says that there is no pool"),
            flag("pool-release", texts.poolRelease(), "whether it says that it gives the pool up"),
            said("iommu-core", core.isEmpty() ? "nothing" : core, "what the IOMMU core says"),
            flag(
                "ignored-iommu-words",
                texts.ignoredIommuWords(),
                "whether it says that it ignores words of iommu="),
            said(
                "out-of-memory",
                texts.outOfMemory(),
                "what it panics with where no page is free")));
  }

  private static Trait flag(String key, boolean value, String meaning) {
    return said(key, Boolean.toString(value), meaning);
  }

  private static Trait said(String key, String value, String meaning) {
    return new Trait(key, value, meaning, false);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
