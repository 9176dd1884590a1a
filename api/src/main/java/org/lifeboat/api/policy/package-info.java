/**
 * The SPI of fallback policies. No policy lives here. The engine calls it, plugins implement it.
 */
@NullMarked
package org.lifeboat.api.policy;

import org.jspecify.annotations.NullMarked;
