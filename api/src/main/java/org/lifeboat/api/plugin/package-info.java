/**
 * How plugins register and describe their settings. Nothing here knows a kind of plugin. Everybody
 * may use it.
 */
@NullMarked
package org.lifeboat.api.plugin;

import org.jspecify.annotations.NullMarked;
