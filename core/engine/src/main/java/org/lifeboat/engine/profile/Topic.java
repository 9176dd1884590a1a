package org.lifeboat.engine.profile;

/** What a kernel profile speaks of, in the order in which people ask. */
public enum Topic {
  /** The early allocator and its settings. */
  ALLOCATOR("Early allocator", Form.ONE),
  /** The IOMMU drivers and their settings. */
  DRIVERS("IOMMU drivers, in the order in which the kernel asks them", Form.SEQUENCE),
  /** Which of the detected drivers are started at run time. */
  DRIVER_START("Drivers started at run time", Form.ONE),
  /** The kernel's own policy. */
  POLICY("Its own policy when the hardware fails", Form.ONE),
  /** The settings that policies have under this kernel, its own and others. */
  POLICIES("Settings of policies under it", Form.SET),
  /** Size and behaviour of the bounce pool. */
  BOUNCE("Bounce pool", Form.ONE),
  /** The arrays beside it. */
  SIDE_ARRAYS("Arrays beside the pool, in the order of allocation", Form.SEQUENCE),
  /** Which of its own lines the kernel prints, and in whose words. */
  TEXTS("Texts", Form.ONE),
  /** How many processors it prepares for. */
  PROCESSORS("Processors", Form.ONE),
  /** Where pages freed at boot go. */
  PAGE_LISTS("Page lists", Form.ONE),
  /** How far a device's mask reaches. */
  MASKS("Device masks", Form.ONE),
  /** What is taken before the drivers look. */
  RESERVATIONS("Reserved before the drivers look, in order", Form.SEQUENCE);

  /** How a topic's parts hang together. */
  enum Form {
    /** There is exactly one part; another name is another choice. */
    ONE,
    /** Parts by name, in no order. */
    SET,
    /** Parts whose order matters; names may come more than once. */
    SEQUENCE
  }

  private final String title;
  private final Form form;

  Topic(String title, Form form) {
    this.title = title;
    this.form = form;
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  Form form() {
    return form;
  }
}
