/**
 * How PCI functions hang together: who sits behind which bridge, and which functions no IOMMU can
 * tell apart. Nothing here knows VT-d. Any IOMMU driver may call it.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.pci;

import org.jspecify.annotations.NullMarked;
