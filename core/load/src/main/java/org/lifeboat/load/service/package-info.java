/**
 * A load put on the pools that a boot left: discrete events, a clock of its own, what came of every
 * mapping. Pure: the same scenario gives the same service.
 */
@NullMarked
package org.lifeboat.load.service;

import org.jspecify.annotations.NullMarked;
