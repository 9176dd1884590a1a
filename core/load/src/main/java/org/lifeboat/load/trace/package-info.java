/**
 * Recorded mappings from text: the kernel's trace events and a plain table. Knows no machine: what
 * the devices are that are named there is for others to say. Everybody above may use it.
 */
@NullMarked
package org.lifeboat.load.trace;

import org.jspecify.annotations.NullMarked;
