/**
 * Coverage-guided fuzz targets for whatever reads what firmware, a boot loader or a user wrote: a
 * class each. {@code mvn verify} runs their seeds as plain tests; the profile {@code fuzz} runs one
 * of them in earnest. Nobody may use this package.
 */
@NullMarked
package org.lifeboat.fuzz;

import org.jspecify.annotations.NullMarked;
