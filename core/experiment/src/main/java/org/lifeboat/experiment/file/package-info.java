/**
 * Experiments as files say them. Reading finds all mistakes at once, before anything is booted;
 * what was read gives each plan by its number.
 */
@NullMarked
package org.lifeboat.experiment.file;

import org.jspecify.annotations.NullMarked;
