/**
 * What every plugin must make true, as sentences that can be checked: the contracts of policies,
 * allocators and drivers, the boots that they are held against, and the search for the smallest
 * plan that breaks one. No test framework lives here, so that the command line checks a jar by the
 * same sentences; {@code org.lifeboat.testkit} hands them to JUnit.
 */
@NullMarked
package org.lifeboat.testkit.contract;

import org.jspecify.annotations.NullMarked;
