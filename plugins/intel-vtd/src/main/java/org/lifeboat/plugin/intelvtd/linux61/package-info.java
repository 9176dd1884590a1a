/**
 * VT-d as Linux 6.1 does it (drivers/iommu/intel): rules, order and words; and as kernels since 4.2
 * do it, as far as {@link org.lifeboat.plugin.intelvtd.linux61.Rules} say in what they differ. Only
 * the driver calls it, through {@link org.lifeboat.plugin.intelvtd.linux61.Linux61}.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.linux61;

import org.jspecify.annotations.NullMarked;
