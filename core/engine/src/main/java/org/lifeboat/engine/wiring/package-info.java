/**
 * Puts the engine together with Guice, and is the only package that knows Guice. No behaviour lives
 * here. {@link org.lifeboat.engine.Lifeboat} calls it.
 */
@NullMarked
package org.lifeboat.engine.wiring;

import org.jspecify.annotations.NullMarked;
