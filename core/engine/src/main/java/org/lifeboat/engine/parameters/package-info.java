/**
 * The kernel's parameters that concern memory and DMA in general, each read in one place by the
 * kernel's own grammar. Parameters of a driver belong to its plugin. The boot calls this package.
 */
@NullMarked
package org.lifeboat.engine.parameters;

import org.jspecify.annotations.NullMarked;
