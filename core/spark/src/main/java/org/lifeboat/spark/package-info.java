/**
 * Experiments on many machines, by Apache Spark: the driver asks for parts, workers compute them,
 * the driver publishes them. The command line finds it by {@link java.util.ServiceLoader}; nothing
 * else may use it. There is no module descriptor: the names of Spark's jars end in a version of
 * Scala, and no module can require such a name.
 */
@NullMarked
package org.lifeboat.spark;

import org.jspecify.annotations.NullMarked;
