/**
 * Judged tables as a page for people, as JSON for programs and as SARIF for a firmware project's
 * checks. No rule lives here. Everybody may use it.
 */
@NullMarked
package org.lifeboat.firmware.render;

import org.jspecify.annotations.NullMarked;
