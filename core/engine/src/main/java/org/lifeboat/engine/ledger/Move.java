package org.lifeboat.engine.ledger;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;

/**
 * One line of the ledger's journal.
 *
 * @param range where
 * @param bytes how much of it changed hands: fewer than the range has where holes, other owners or
 *     the gaps of a run lie in it
 * @param from who had it
 * @param to who has it now
 * @param moment when, in words
 */
public record Move(MemoryRange range, long bytes, Owner from, Owner to, String moment) {}
