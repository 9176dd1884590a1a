/** A fallback policy as a stranger would write it. */
@NullMarked
package org.lifeboat.example.policy;

import org.jspecify.annotations.NullMarked;
