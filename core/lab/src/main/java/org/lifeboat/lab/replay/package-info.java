/**
 * Replays traces of operations, compares the answers with those of a kernel, and times them: what
 * is common to all kinds of traces, and those of early allocators. Which allocator it is comes from
 * outside; no plugin may be named here, and nothing but files is read. The command line calls it.
 */
@NullMarked
package org.lifeboat.lab.replay;

import org.jspecify.annotations.NullMarked;
