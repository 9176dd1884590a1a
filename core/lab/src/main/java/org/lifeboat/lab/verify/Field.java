package org.lifeboat.lab.verify;

import java.util.List;
import java.util.stream.Stream;

/** What of a boot is compared. */
public enum Field {
  /** Which driver serves the devices, or {@code none}. */
  HARDWARE_IOMMU("hardwareIommu"),
  /** Whether a bounce pool is in use at the end. */
  SWIOTLB_ACTIVE("swiotlbActive"),
  /** The panic's text, or {@code none}. */
  PANIC("panic"),
  /** Where the pool lies, to the byte. */
  BOUNCE_RANGE("bounceRange"),
  /** How many slots of 2048 bytes it has. */
  SLOTS("slots"),
  /** How many IOMMU groups there are, and which functions share one. */
  GROUPS("groups"),
  /** What the kernel prints about DMA, character for character, in order. */
  MESSAGES("messages"),
  /** Whether a log shows a bounce pool. */
  BOUNCE_PRESENT("bounce.present", Source.LOG),
  /** How large it is, in MB. */
  BOUNCE_SIZE("bounce.size", Source.LOG),
  /** Whether it lies where the prediction allows. */
  BOUNCE_BOUND("bounce.bound", Source.LOG),
  /** Where it lies, to the byte, of predictions that claim to know. */
  BOUNCE_EXACT("bounce.exact", Source.LOG),
  /** What became of the hardware: on, parsed-off, unused, failed or none. */
  OUTCOME("outcome", Source.LOG);

  /** What shows a field. */
  public enum Source {
    /** A recorded boot, of which all is known. */
    RECORDING,
    /** The log of a real machine. */
    LOG
  }

  private final String key;
  private final Source source;

  Field(String key) {
    this(key, Source.RECORDING);
  }

  Field(String key, Source source) {
    this.key = key;
    this.source = source;
  }

  /** What a source shows, in order. */
  public static List<Field> of(Source source) {
    return Stream.of(values()).filter(field -> field.source == source).toList();
  }

  /** What shows it. */
  public Source source() {
    return source;
  }

  /** Its name in JSON and in tables. */
  public String key() {
    return key;
  }
}
