/**
 * A machine as far as it is known, each part with where it came from and what of it is assumed, and
 * the machine file that is written of it. For {@code source} alone, which fills drafts in.
 */
@NullMarked
package org.lifeboat.evidence.draft;

import org.jspecify.annotations.NullMarked;
