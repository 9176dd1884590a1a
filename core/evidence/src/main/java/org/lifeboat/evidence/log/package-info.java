/**
 * What a kernel's log tells about the machine it ran on. Reading of lines only: what to believe,
 * and what to do where a line is missing, is decided by those who ask.
 */
@NullMarked
package org.lifeboat.evidence.log;

import org.jspecify.annotations.NullMarked;
