/**
 * What a kernel takes from early memory before its IOMMU drivers look, by the steps of its profile.
 * No bounce pool and no driver's memory is taken here. The boot calls it.
 */
@NullMarked
package org.lifeboat.engine.reservation;

import org.jspecify.annotations.NullMarked;
