/**
 * The engine's front door. What a boot is lives in the packages below. Programs that embed the
 * library start here.
 */
@NullMarked
package org.lifeboat.engine;

import org.jspecify.annotations.NullMarked;
