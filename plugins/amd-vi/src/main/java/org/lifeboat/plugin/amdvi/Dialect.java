package org.lifeboat.plugin.amdvi;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lifeboat.plugin.amdvi.ivrs.EntryLengths;

/** A kernel's way with AMD-Vi: its rules and the texts that go with them, as data. */
public enum Dialect {
  /** arch/x86/kernel/amd_iommu_init.c of Linux 2.6.32. */
  LINUX_2_6_32(
      EntryLengths.BY_TYPE,
      List.of("isolate", "share", "fullflush"),
      Trait.YIELDS_TO_SOFT,
      Trait.SAYS_DISABLED,
      Trait.SAYS_ISOLATION),

  /** The same file of Linux 2.6.33. */
  LINUX_2_6_33(
      EntryLengths.BY_TYPE,
      List.of("fullflush"),
      Trait.YIELDS_TO_ANY_BOUNCING,
      Trait.SAYS_PASSTHROUGH),

  /**
   * drivers/iommu/amd/init.c of Linux 6.1, and of others as far as settings say how they differ.
   */
  LINUX_6_1(
      EntryLengths.WITH_ACPI_DEVICES,
      List.of(
          "fullflush",
          "force_enable",
          "off",
          "force_isolation",
          "pgtbl_v1",
          "pgtbl_v2",
          "irtcachedis"),
      Trait.SPARES_STONEY_RIDGE,
      Trait.OPTION_LIST,
      Trait.STAGED_START,
      Trait.SHARED_PAGE_TABLES);

  private final EntryLengths entryLengths;
  private final List<String> optionWords;
  private final Set<Trait> traits;

  Dialect(EntryLengths entryLengths, List<String> optionWords, Trait... traits) {
    this.entryLengths = entryLengths;
    this.optionWords = optionWords;
    this.traits = EnumSet.copyOf(List.of(traits));
  }

  EntryLengths entryLengths() {
    return entryLengths;
  }

  /** The words of {@code amd_iommu=} in the order in which they are tried. */
  List<String> optionWords() {
    return optionWords;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
