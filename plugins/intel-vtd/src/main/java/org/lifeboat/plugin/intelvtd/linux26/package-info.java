/**
 * VT-d as Linux 2.6.32 and 2.6.33 do it (drivers/pci/dmar.c and intel-iommu.c): rules, order and
 * words. Interrupt remapping of these kernels is not modelled; where it is built in it only makes
 * them parse the table early. Only the driver calls it, through {@link
 * org.lifeboat.plugin.intelvtd.linux26.Linux26}.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.linux26;

import org.jspecify.annotations.NullMarked;
