/** What the templates of a boot's page read, in the words in which they show it. */
@NullMarked
package org.lifeboat.page.boot.view;

import org.jspecify.annotations.NullMarked;
