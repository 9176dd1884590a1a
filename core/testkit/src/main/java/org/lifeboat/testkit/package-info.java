/**
 * A machine that stands in a test, and the stages of a boot over it: what the tests of a plugin are
 * written with. No engine, no rule of a kernel beyond what the stages promise, and nothing that
 * only one plugin needs belongs here. Tests of plugins call it, and nothing else does.
 */
@NullMarked
package org.lifeboat.testkit;

import org.jspecify.annotations.NullMarked;
