/**
 * What becomes of devices, given what serves DMA. No decision about the backend is made here. The
 * boot calls it.
 */
@NullMarked
package org.lifeboat.engine.device;

import org.jspecify.annotations.NullMarked;
