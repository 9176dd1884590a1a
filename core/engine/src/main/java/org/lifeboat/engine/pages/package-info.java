/**
 * The page allocator of a running kernel, by runs of pages instead of single ones, and the fault
 * that fragments it. No policy, no owner and no boot allocator lives here. The boot feeds it, the
 * ledger learns from it what was taken, plugins see only {@link
 * org.lifeboat.api.memory.PageAllocator}.
 */
@NullMarked
package org.lifeboat.engine.pages;

import org.jspecify.annotations.NullMarked;
