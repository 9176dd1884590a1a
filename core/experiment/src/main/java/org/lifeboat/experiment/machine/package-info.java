/** Where an experiment's machines come from: files, distributions, tables of real machines. */
@NullMarked
package org.lifeboat.experiment.machine;

import org.jspecify.annotations.NullMarked;
