/**
 * The pool that starts small and grows on demand (CONFIG_SWIOTLB_DYNAMIC), as far as a boot without
 * load can show it. Found by {@link java.util.ServiceLoader}, called by the engine.
 */
@NullMarked
package org.lifeboat.plugin.dynamicpool;

import org.jspecify.annotations.NullMarked;
