/**
 * Firmware bugs of DMAR tables and unit registers, as changes of bytes. Nothing here predicts what
 * a kernel makes of them. The provider lists them for experiments.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.fault;

import org.jspecify.annotations.NullMarked;
