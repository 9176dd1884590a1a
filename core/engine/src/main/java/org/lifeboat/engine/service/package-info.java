/**
 * From a boot to the load on what it left: which devices bounce, through which pool, searched how.
 * The load itself is run by {@code org.lifeboat.load}; no boot happens here. Programs call it by
 * way of {@link org.lifeboat.engine.Lifeboat}.
 */
@NullMarked
package org.lifeboat.engine.service;

import org.jspecify.annotations.NullMarked;
