/**
 * Bounce pools by the kernels' rules: size, areas, place, halving, release. Whether a pool is
 * wanted is a policy's decision, not made here. The boot calls it.
 */
@NullMarked
package org.lifeboat.engine.bounce;

import org.jspecify.annotations.NullMarked;
