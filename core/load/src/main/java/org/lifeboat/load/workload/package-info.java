/**
 * What devices ask of the bounce pool, as data: made by chance or recorded. No behaviour: numbers
 * are drawn in org.lifeboat.load.chance, and what comes of them is found in
 * org.lifeboat.load.service.
 */
@NullMarked
package org.lifeboat.load.workload;

import org.jspecify.annotations.NullMarked;
