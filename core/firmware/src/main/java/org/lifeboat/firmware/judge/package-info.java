/**
 * What is wrong with a decoded table: rules of the specifications, of the Firmware Test Suite and
 * of the kernels, each finding with a stable code and, as data, its cause, consequence and cure.
 * Nothing here boots a machine. Everybody may use it.
 */
@NullMarked
package org.lifeboat.firmware.judge;

import org.jspecify.annotations.NullMarked;
