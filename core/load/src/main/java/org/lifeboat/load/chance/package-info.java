/**
 * Numbers by chance that every Java and every machine makes alike. What is drawn depends on a seed
 * and on a number of its own, never on what was drawn before. Everybody above may use it.
 */
@NullMarked
package org.lifeboat.load.chance;

import org.jspecify.annotations.NullMarked;
