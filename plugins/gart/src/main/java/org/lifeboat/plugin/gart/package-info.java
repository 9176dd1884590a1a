/**
 * The driver of Linux 2.6.32, 2.6.33 and 6.1 for GART, the remapping window in the northbridges of
 * AMD's K8 and its heirs, which was meant for AGP graphics and serves as an IOMMU where memory
 * reaches above 4 GB. No other IOMMU and no choice of a fallback lives here; where a window has to
 * be cut out of RAM, it is. The engine finds {@link GartProvider} and calls what it makes; nobody
 * else calls in. There are no firmware faults here: what firmware gets wrong stands in PCI
 * configuration space, which a {@link org.lifeboat.api.driver.FirmwareImage} does not hold.
 */
@NullMarked
package org.lifeboat.plugin.gart;

import org.jspecify.annotations.NullMarked;
