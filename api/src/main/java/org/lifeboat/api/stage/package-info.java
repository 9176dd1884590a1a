/**
 * What a plugin can reach at each stage of a boot, by type. No implementation. The engine
 * implements it, plugins receive it.
 */
@NullMarked
package org.lifeboat.api.stage;

import org.jspecify.annotations.NullMarked;
