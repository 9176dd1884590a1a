/**
 * What devices ask of the bounce pool, as data: made by chance or recorded. No behaviour but
 * drawing numbers.
 */
@NullMarked
package org.lifeboat.load.workload;

import org.jspecify.annotations.NullMarked;
