/**
 * PCI functions as enumeration finds them, and how they hang together: who sits behind which
 * bridge, and which functions no IOMMU can tell apart. Nothing here knows any kind of IOMMU, and
 * nothing reads or writes hardware. Everybody may use it.
 */
@NullMarked
package org.lifeboat.api.pci;

import org.jspecify.annotations.NullMarked;
