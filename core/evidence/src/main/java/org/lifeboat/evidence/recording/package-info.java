/**
 * Recorded boots: a folder of files on one side, a machine and what a real kernel did with it on
 * the other. The two never meet here: the machine is made from inputs alone.
 */
@NullMarked
package org.lifeboat.evidence.recording;

import org.jspecify.annotations.NullMarked;
