/**
 * DuckDB, as far as writing and reading results needs it: connections that reach nothing, words of
 * SQL, errors for people. Only {@code run} and {@code results} may use it; it is not exported.
 */
@NullMarked
package org.lifeboat.experiment.duckdb;

import org.jspecify.annotations.NullMarked;
