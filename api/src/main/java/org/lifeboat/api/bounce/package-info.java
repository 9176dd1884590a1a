/** Bounce pools as policies see them. Data only; the engine makes pools. Everybody may use it. */
@NullMarked
package org.lifeboat.api.bounce;

import org.jspecify.annotations.NullMarked;
