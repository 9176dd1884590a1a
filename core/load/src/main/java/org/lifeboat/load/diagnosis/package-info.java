/**
 * What follows from the few numbers that a kernel prints when its bounce pool has no place for a
 * mapping: a rule about the pool, without words and without a log. Whoever explains a refusal uses
 * it.
 */
@NullMarked
package org.lifeboat.load.diagnosis;

import org.jspecify.annotations.NullMarked;
