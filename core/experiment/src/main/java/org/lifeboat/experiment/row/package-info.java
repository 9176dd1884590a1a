/**
 * Rows of results: what columns they have, and who makes them. A row is a pure function of its
 * number, so it does not matter who makes it, when, or how often.
 */
@NullMarked
package org.lifeboat.experiment.row;

import org.jspecify.annotations.NullMarked;
