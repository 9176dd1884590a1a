/**
 * Holds the plugins of a jar against their contracts in a process of its own, which may end, hang
 * or run out of memory without harm. {@link org.lifeboat.testkit.check.JarCheck} is the door; the
 * rest is the two ends of the pipe between the processes. No rule of a contract lives here.
 */
@NullMarked
package org.lifeboat.testkit.check;

import org.jspecify.annotations.NullMarked;
