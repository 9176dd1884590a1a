/**
 * What a boot came to, as data. No rendering lives here. The boot makes reports; everybody reads
 * them.
 */
@NullMarked
package org.lifeboat.engine.report;

import org.jspecify.annotations.NullMarked;
