package org.lifeboat.api.memory;

/**
 * Who answers for a piece of memory. Every byte of RAM has one owner at every moment of a boot.
 *
 * @param kind what sort of owner
 * @param name who exactly, in words a reader of a report understands: {@code swiotlb pool}, {@code
 *     initrd}
 */
public record Owner(Kind kind, String name) {
  /** RAM that nobody took yet, in the hands of the early allocator. */
  public static final Owner EARLY_ALLOCATOR = new Owner(Kind.EARLY_ALLOCATOR, "early allocator");

  /** RAM that the page allocator may hand out. */
  public static final Owner PAGE_ALLOCATOR = new Owner(Kind.PAGE_ALLOCATOR, "page allocator");

  /** The sorts of owner. */
  public enum Kind {
    /** Kept by the firmware, or declared as RAM but never used by the kernel. */
    FIRMWARE,
    /** Free at the early stage. */
    EARLY_ALLOCATOR,
    /** The kernel's own: its image, the initrd, page descriptors, hash tables. */
    KERNEL,
    /** Free at run time. */
    PAGE_ALLOCATOR,
    /** A bounce buffer or its bookkeeping. */
    BOUNCE_POOL,
    /** Taken by an IOMMU driver: root tables, device tables, an aperture. */
    DRIVER,
    /** Taken by a policy for a purpose of its own. */
    POLICY,
    /** Usable by nobody and never to be freed. */
    LOST
  }

  /**
   * Memory of the kernel itself.
   *
   * @param name what it is for: {@code initrd}
   * @return the owner
   */
  public static Owner kernel(String name) {
    return new Owner(Kind.KERNEL, name);
  }

  /**
   * Memory that nobody can use any more.
   *
   * @param why the reason, which becomes the owner's name
   * @return the owner
   */
  public static Owner lost(String why) {
    return new Owner(Kind.LOST, why);
  }

  /** Of one kind and name; asked so often that it is worth its lines. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Owner owner && kind == owner.kind && name.equals(owner.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
