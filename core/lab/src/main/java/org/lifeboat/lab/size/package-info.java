/**
 * Finds how large a bounce buffer must be for what a machine's devices ask of it, and says why
 * where no size is enough. Every size is one that a boot granted; nothing is extrapolated.
 */
@NullMarked
package org.lifeboat.lab.size;

import org.jspecify.annotations.NullMarked;
