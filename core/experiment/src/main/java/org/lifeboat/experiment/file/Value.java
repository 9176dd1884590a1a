package org.lifeboat.experiment.file;

import org.jspecify.annotations.Nullable;

/**
 * A value of an axis.
 *
 * @param of what it is
 * @param label what its column says; null where it changes nothing
 * @param <V> what values of the axis are
 */
record Value<V>(V of, @Nullable Object label) {}
