/** What the tests of a plugin extend. */
@NullMarked
package org.lifeboat.testkit;

import org.jspecify.annotations.NullMarked;
