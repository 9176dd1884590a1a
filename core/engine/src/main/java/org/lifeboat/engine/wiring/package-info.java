/**
 * The engine for programs that use Guice, and the only package that knows Guice. No behaviour lives
 * here and nothing in the engine calls it: a program without Guice takes {@link
 * org.lifeboat.engine.Lifeboat}.
 */
@NullMarked
package org.lifeboat.engine.wiring;

import org.jspecify.annotations.NullMarked;
