/**
 * What an experiment asks and how its answer is to be shown, apart from how it is found: it is kept
 * beside the results, and a page is made of both.
 */
@NullMarked
package org.lifeboat.experiment.question;

import org.jspecify.annotations.NullMarked;
