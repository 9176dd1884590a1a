/** Numbers and names that stand for values, for this module alone. */
@NullMarked
package org.lifeboat.experiment.hash;

import org.jspecify.annotations.NullMarked;
