/**
 * What the tests of a plugin are written with: the contracts, which a test class extends, and a
 * machine that stands in a test with the stages of a boot over it. The sentences of the contracts
 * live in {@code org.lifeboat.testkit.contract}; nothing that only one plugin needs belongs here.
 * Tests of plugins call it, and nothing else does.
 */
@NullMarked
package org.lifeboat.testkit;

import org.jspecify.annotations.NullMarked;
