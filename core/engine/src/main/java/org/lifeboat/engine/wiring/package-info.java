/**
 * Puts the engine together with Guice, and is the only package that knows Guice. No behaviour lives
 * here. The program's composition root calls it, and so do programs with Guice of their own; who
 * has none takes {@link org.lifeboat.engine.Lifeboat#builder}.
 */
@NullMarked
package org.lifeboat.engine.wiring;

import org.jspecify.annotations.NullMarked;
