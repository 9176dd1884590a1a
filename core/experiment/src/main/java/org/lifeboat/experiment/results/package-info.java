/**
 * Results on disk: a folder with a manifest and parts in Parquet, written so that whatever stands
 * in it is whole, and read back as rows, as answers to SQL and as a schema. Nothing here boots; the
 * engines of {@code run} write, pages and the command line read.
 */
@NullMarked
package org.lifeboat.experiment.results;

import org.jspecify.annotations.NullMarked;
