/**
 * What happens during a boot, as typed events. No rendering lives here. The boot writes them,
 * reports, renderings and listeners read them.
 */
@NullMarked
package org.lifeboat.engine.event;

import org.jspecify.annotations.NullMarked;
