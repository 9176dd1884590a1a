package org.lifeboat.engine.event;

/** The sorts of wrong that a plugin can do in a boot, for programs that tell them apart. */
public enum Misdeed {
  /** It took, freed or gave away memory that is another's, or no RAM. */
  FOREIGN_MEMORY,
  /** It used a stage that was over. */
  STAGE_KEPT,
  /** It asked for what nobody can do: an absurd size, a pool that does not exist. */
  BAD_REQUEST,
  /** It asked for more than a boot serves, or left no page for anybody. */
  EXCESS,
  /** It threw something that is no kernel panic. */
  THREW,
  /** It used up the stack or the heap. */
  EXHAUSTED,
  /** It answered null, or an answer of which a part is missing. */
  INCOMPLETE_ANSWER,
  /** It chose a way of DMA that does not exist. */
  WRONG_DECISION
}
