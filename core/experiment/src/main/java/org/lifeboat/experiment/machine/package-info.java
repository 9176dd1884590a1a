/**
 * Where the machines of an experiment come from: described ones, the same with more or less RAM,
 * ones made by chance, and ones around real tables. A machine is a pure function of what its family
 * was made of and its number. The experiment's file is read elsewhere; everybody may use this.
 */
@NullMarked
package org.lifeboat.experiment.machine;

import org.jspecify.annotations.NullMarked;
