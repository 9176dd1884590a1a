/**
 * What firmware and hardware tell: tables, memory map, registers, names. Bytes and their reading
 * only, no judgement. Everybody may use it.
 */
@NullMarked
package org.lifeboat.api.firmware;

import org.jspecify.annotations.NullMarked;
