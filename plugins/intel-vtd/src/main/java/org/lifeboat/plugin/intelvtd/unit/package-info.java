/**
 * Remapping hardware: what a unit can do, the state it is in, and what a parsed table says of all
 * units together. No kernel version's rules or words live here. The kernel packages call it.
 */
@NullMarked
package org.lifeboat.plugin.intelvtd.unit;

import org.jspecify.annotations.NullMarked;
