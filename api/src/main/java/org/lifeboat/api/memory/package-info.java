/**
 * Physical memory: ranges, owners, the early allocators and the page allocator as plugins see them.
 * No policy, no driver. Everybody may use it.
 */
@NullMarked
package org.lifeboat.api.memory;

import org.jspecify.annotations.NullMarked;
