package org.lifeboat.plugin.gart;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A kernel's way with GART: its rules and the texts that go with them, as data. */
public enum Dialect {
  /** arch/x86/kernel/aperture_64.c and pci-gart_64.c of Linux 2.6.32. */
  LINUX_2_6_32(
      "",
      Texts.OF_2009,
      List.of(0x1103, 0x1203, 0x1303),
      Trait.SPARES_RAM_WHEN_SOFT,
      Trait.STAYS_AWAY_WHEN_BOUNCING),

  /** The same files of Linux 2.6.33. */
  LINUX_2_6_33(
      "",
      Texts.OF_2009,
      List.of(0x1103, 0x1203, 0x1303),
      Trait.SEARCHES_BRIDGE_EARLY,
      Trait.YIELDS_TO_ANY_BOUNCING),

  /** arch/x86/kernel/aperture_64.c and amd_gart_64.c of Linux 6.1. */
  LINUX_6_1(
      "AGP: ",
      Texts.OF_2022,
      List.of(0x1103, 0x1203, 0x1603),
      Trait.ASKS_PROCESSOR,
      Trait.SEARCHES_BRIDGE_EARLY,
      Trait.BOUNDS_OWN_WINDOW);

  private final String prefix;
  private final Texts texts;
  private final List<Integer> northbridges;
  private final Set<Trait> traits;

  Dialect(String prefix, Texts texts, List<Integer> northbridges, Trait... traits) {
    this.prefix = prefix;
    this.texts = texts;
    this.northbridges = northbridges;
    this.traits = EnumSet.copyOf(List.of(traits));
  }

  /** What stands before the messages that are else the same in all kernels. */
  String prefix() {
    return prefix;
  }

  Texts texts() {
    return texts;
  }

  /**
   * PCI device ids of the third functions of northbridges that have a GART, vendor 1022 (k8_nb_ids,
   * amd_nb_misc_ids).
   */
  List<Integer> northbridges() {
    return northbridges;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
