/**
 * VT-d as Linux 6.1 does it (drivers/iommu/intel): rules, order and words. No other version's rules
 * live here. Only the driver calls it, through {@link
 * org.lifeboat.plugin.intelvtd.linux61.Linux61}.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.linux61;

import org.jspecify.annotations.NullMarked;
