/**
 * What all pages have in common: the frame of a document that stands alone, its look in light, in
 * dark and on paper, and how texts come into it. It knows no boot and no result; the pages stand on
 * it.
 */
@NullMarked
package org.lifeboat.page.style;

import org.jspecify.annotations.NullMarked;
