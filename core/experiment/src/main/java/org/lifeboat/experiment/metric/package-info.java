/**
 * What can be known of a boot in a number or a word: the columns of results that a report fills.
 */
@NullMarked
package org.lifeboat.experiment.metric;

import org.jspecify.annotations.NullMarked;
