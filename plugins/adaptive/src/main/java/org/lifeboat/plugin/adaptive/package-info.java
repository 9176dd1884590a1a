/**
 * A policy that no kernel has: it reserves what raw configuration space and the hardware's first
 * impression justify, and keeps what the devices' masks then need. Found by {@link
 * java.util.ServiceLoader}, called by the engine.
 */
@NullMarked
package org.lifeboat.plugin.adaptive;

import org.jspecify.annotations.NullMarked;
