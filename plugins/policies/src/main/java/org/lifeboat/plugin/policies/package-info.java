/**
 * The ways out of the 2009 RFC, its baseline, and what Linux has done since. A policy decides and
 * asks; it places nothing itself. Found by {@link java.util.ServiceLoader}, called by the engine.
 */
@NullMarked
package org.lifeboat.plugin.policies;

import org.jspecify.annotations.NullMarked;
