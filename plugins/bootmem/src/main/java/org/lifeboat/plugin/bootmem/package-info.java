/**
 * The early allocator bootmem (mm/bootmem.c of Linux 2.6.32 and 2.6.33): its answers without its
 * bitmaps. No page allocator, no owners and no policy may live here. The engine finds it through
 * its provider; tests use the class itself.
 */
@NullMarked
package org.lifeboat.plugin.bootmem;

import org.jspecify.annotations.NullMarked;
