/**
 * Who owns each byte of RAM, at every moment of a boot, and how it came to be so. It knows owners
 * and addresses, no allocator and no policy; it decides nothing and refuses what does not add up.
 * The boot moves ownership here on behalf of everybody else; reports read it.
 */
@NullMarked
package org.lifeboat.engine.ledger;

import org.jspecify.annotations.NullMarked;
