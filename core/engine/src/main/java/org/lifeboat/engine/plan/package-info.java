/**
 * What a boot is made from: machine, kernel profile, policy, faults, seed; immutable data. No
 * reading of files and no behaviour of a boot lives here. Everybody may build plans.
 */
@NullMarked
package org.lifeboat.engine.plan;

import org.jspecify.annotations.NullMarked;
