/**
 * What the driver asks of a kernel version, and what all versions share: options, complaints about
 * firmware, findings. No version's own rules live here. The driver and the packages of the versions
 * call it.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.kernel;

import org.jspecify.annotations.NullMarked;
