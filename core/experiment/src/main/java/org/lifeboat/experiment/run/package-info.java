/**
 * Running an experiment: an engine computes the parts that a results folder lacks, so that a run
 * that was stopped at any point is taken up again. There is no clock here; who watches has one.
 */
@NullMarked
package org.lifeboat.experiment.run;

import org.jspecify.annotations.NullMarked;
