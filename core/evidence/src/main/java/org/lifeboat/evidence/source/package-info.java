/**
 * What people have of a machine, a kernel's log first of all, made into a machine file that a
 * person can read and edit. For commands and programs that begin with a real machine.
 */
@NullMarked
package org.lifeboat.evidence.source;

import org.jspecify.annotations.NullMarked;
