/**
 * The command line: reads arguments, asks the engine, prints. No fact and no rule of a boot lives
 * here. Nobody but the launcher calls it.
 */
@NullMarked
package org.lifeboat.cli;

import org.jspecify.annotations.NullMarked;
