/**
 * What kernel profiles say, as an outline of named parts and traits, and in what two of them
 * differ. Nothing is read or booted here, and nothing is laid out for people: {@code config} reads,
 * {@code render} shows. The command line, the lab and embedding programs may call it.
 */
@NullMarked
package org.lifeboat.engine.profile;

import org.jspecify.annotations.NullMarked;
