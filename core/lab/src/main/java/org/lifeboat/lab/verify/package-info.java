/**
 * The model held against recorded boots: each is booted on paper from its inputs, and what came of
 * it compared with what the real kernel did, field by field.
 */
@NullMarked
package org.lifeboat.lab.verify;

import org.jspecify.annotations.NullMarked;
