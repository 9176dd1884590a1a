/** Benchmarks of what a boot spends its time on. */
@NullMarked
package org.lifeboat.bench;

import org.jspecify.annotations.NullMarked;
