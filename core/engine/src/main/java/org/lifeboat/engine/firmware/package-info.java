/**
 * Makes the memory map that a kernel works with out of the one that firmware gave. No table but
 * e820 is read here. The boot calls it.
 */
@NullMarked
package org.lifeboat.engine.firmware;

import org.jspecify.annotations.NullMarked;
