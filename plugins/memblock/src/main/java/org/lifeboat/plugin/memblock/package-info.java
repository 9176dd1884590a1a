/**
 * The early allocator memblock (mm/memblock.c of Linux 6.1), region by region and byte by byte. No
 * page allocator, no owners and no policy may live here. The engine finds it through its provider;
 * tests and the replay of traces use the class itself.
 */
@NullMarked
package org.lifeboat.plugin.memblock;

import org.jspecify.annotations.NullMarked;
