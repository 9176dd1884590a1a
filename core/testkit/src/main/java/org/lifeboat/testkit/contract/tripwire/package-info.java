/**
 * Loads a plugin's classes so that whatever they do beside their work is noticed when they do it:
 * each call of a clock, a thread, the process's end and their like gets a tripwire before it. No
 * rule of a contract lives here. The contracts read what was tripped; whoever loads a plugin only
 * to boot with it does without.
 */
@NullMarked
package org.lifeboat.testkit.contract.tripwire;

import org.jspecify.annotations.NullMarked;
