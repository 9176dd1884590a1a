/**
 * Replays traces of operations through an early allocator and says what it answers: to be read, to
 * be compared with what a kernel answered, or to be timed. Which allocator it is comes from
 * outside; no plugin may be named here, and nothing but files is read. The command line calls it.
 */
@NullMarked
package org.lifeboat.lab.replay;

import org.jspecify.annotations.NullMarked;
