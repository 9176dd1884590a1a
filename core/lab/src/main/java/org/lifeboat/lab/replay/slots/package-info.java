/**
 * Replays traces of maps and unmaps through the bounce pool of {@code org.lifeboat.load}, of any
 * length in bounded memory. Knows the format of {@code slots} traces and nothing of how a pool is
 * searched. The command line calls it.
 */
@NullMarked
package org.lifeboat.lab.replay.slots;

import org.jspecify.annotations.NullMarked;
