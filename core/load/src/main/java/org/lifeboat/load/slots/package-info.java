/**
 * The slots of a bounce pool and the kernel's search for free ones (kernel/dma/swiotlb.c), exact
 * and fast. Knows nothing of time, devices' names or chance. Everybody above may use it.
 */
@NullMarked
package org.lifeboat.load.slots;

import org.jspecify.annotations.NullMarked;
