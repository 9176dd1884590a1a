package org.lifeboat.page.boot.memory;

import java.util.Locale;
import org.lifeboat.api.memory.Owner;

/**
 * What memory is used for, as the picture shows it. Of several in one place, the first of these
 * that is there at all is shown down to {@link #FIRMWARE}.
 */
public enum Use {
  /** {@link Owner.Kind#LOST}. */
  LOST("lost", "lost: nobody can use it, nobody will free it"),
  /** {@link Owner.Kind#BOUNCE_POOL}. */
  POOL("bounce buffer", "the bounce buffer (swiotlb)"),
  /** {@link Owner.Kind#DRIVER}. */
  DRIVER("IOMMU driver", "an IOMMU driver's tables or aperture"),
  /** {@link Owner.Kind#POLICY}. */
  POLICY("policy", "kept by the policy for itself"),
  /** {@link Owner.Kind#FIRMWARE}. */
  FIRMWARE("firmware", "the firmware's"),
  /** {@link Owner.Kind#KERNEL}. */
  KERNEL("kernel", "the kernel's own: image, tables, initrd"),
  /** Free pages scattered among used ones. */
  MIXED("fragmented", "fragmented: free pages scattered among used ones"),
  /** {@link Owner.Kind#EARLY_ALLOCATOR}. */
  EARLY("free, early", "free, in the early allocator"),
  /** {@link Owner.Kind#PAGE_ALLOCATOR}. */
  FREE("free", "free, in the page allocator");

  private final String word;
  private final String meaning;

  Use(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** In a word or three. */
  public String word() {
    return word;
  }

  /** For the legend. */
  public String meaning() {
    return meaning;
  }

  /** The class in the style sheet. */
  public String css() {
    return "use-" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether the page is there for its sake, so that it stays visible however small. */
  boolean isNotable() {
    return compareTo(FIRMWARE) < 0;
  }

  /** The use that an owner stands for. */
  public static Use of(Owner owner) {
    return switch (owner.kind()) {
      case LOST -> LOST;
      case BOUNCE_POOL -> POOL;
      case DRIVER -> DRIVER;
      case POLICY -> POLICY;
      case FIRMWARE -> FIRMWARE;
      case KERNEL -> KERNEL;
      case EARLY_ALLOCATOR -> EARLY;
      case PAGE_ALLOCATOR -> FREE;
    };
  }
}
