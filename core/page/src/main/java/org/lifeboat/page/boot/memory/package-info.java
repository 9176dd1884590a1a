/**
 * Memory along the time of a boot: from what a watcher saw to rows and columns of a picture. It
 * knows no HTML. The page of a boot draws it.
 */
@NullMarked
package org.lifeboat.page.boot.memory;

import org.jspecify.annotations.NullMarked;
