/**
 * Which plugins there are, where each came from, what settings each can be told, and what is wrong
 * with those that cannot be used. No reading of configuration files and no behaviour of a boot
 * lives here. The wiring makes the registry; the reader of plans, the boot and the command line ask
 * it.
 */
@NullMarked
package org.lifeboat.engine.plugin;

import org.jspecify.annotations.NullMarked;
