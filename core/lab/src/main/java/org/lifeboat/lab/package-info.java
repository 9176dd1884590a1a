/** Experiments: the matrix, its execution, its results. */
@NullMarked
package org.lifeboat.lab;

import org.jspecify.annotations.NullMarked;
