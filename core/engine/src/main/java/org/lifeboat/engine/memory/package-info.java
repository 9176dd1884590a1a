/**
 * Early and run-time memory as a boot uses them: an allocator's answers and the ledger's book, in
 * step. No allocation rule lives here. The boot calls it.
 */
@NullMarked
package org.lifeboat.engine.memory;

import org.jspecify.annotations.NullMarked;
