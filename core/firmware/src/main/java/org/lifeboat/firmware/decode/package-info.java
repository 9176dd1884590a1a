/**
 * DMAR and IVRS tables as trees of structures and named fields. The names are those of the
 * specifications; the layouts are data. No judgement lives here: what is wrong with a table is said
 * elsewhere. Total on any bytes; everybody may use it.
 */
@NullMarked
package org.lifeboat.firmware.decode;

import org.jspecify.annotations.NullMarked;
