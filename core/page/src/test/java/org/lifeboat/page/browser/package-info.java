/** A real browser for the tests of pages. */
@NullMarked
package org.lifeboat.page.browser;

import org.jspecify.annotations.NullMarked;
