/**
 * The AMD-Vi driver of Linux 2.6.32, 2.6.33 and 6.1: detection, parsing of the IVRS table,
 * interrupt remapping, start of the units. Nothing of other vendors lives here, and no choice of a
 * fallback. The engine finds {@link AmdViProvider} and calls what it makes; nobody else calls in.
 */
@NullMarked
package org.lifeboat.plugin.amdvi;

import org.jspecify.annotations.NullMarked;
