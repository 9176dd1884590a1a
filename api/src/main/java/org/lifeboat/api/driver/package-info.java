/** The SPI of IOMMU drivers. No driver lives here. The engine calls it, plugins implement it. */
@NullMarked
package org.lifeboat.api.driver;

import org.jspecify.annotations.NullMarked;
