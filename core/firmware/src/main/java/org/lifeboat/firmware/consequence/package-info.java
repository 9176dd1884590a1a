/**
 * What a table leads to: a plain machine is made up around it and booted under each kernel profile.
 * All that is made up is said in words. Everybody may use it.
 */
@NullMarked
package org.lifeboat.firmware.consequence;

import org.jspecify.annotations.NullMarked;
