/**
 * Which combinations an experiment has, and which of them it takes, by number: nothing is ever
 * listed, so a matrix may be of any size. Pure arithmetic; what the numbers stand for is the
 * business of others.
 */
@NullMarked
package org.lifeboat.experiment.matrix;

import org.jspecify.annotations.NullMarked;
