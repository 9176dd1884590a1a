/** Jars that are checked in a process of their own: good ones, and one for each sin. */
@NullMarked
package org.lifeboat.it.check;

import org.jspecify.annotations.NullMarked;
