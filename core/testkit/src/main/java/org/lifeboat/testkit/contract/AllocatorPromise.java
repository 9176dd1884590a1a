package org.lifeboat.testkit.contract;

/** What an early allocator promises for any order of operations. */
enum AllocatorPromise {
  NO_THROW(Family.SURVIVES, "throws at nothing that is legal"),
  ANSWERS(Family.SURVIVES, "answers every request"),
  FINDS(Family.LOSES_NOTHING, "finds room where there is plenty"),
  FREES(Family.LOSES_NOTHING, "hands out again what was freed"),
  HANDS_ALL(Family.LOSES_NOTHING, "hands over every free whole page"),
  LATE_ALL(
      Family.LOSES_NOTHING, "gives back late all pages that it is asked for, or says it cannot"),
  MEMORY(Family.TOUCHES_NOTHING, "hands out only memory that it was given"),
  NOT_TWICE(Family.TOUCHES_NOTHING, "hands out nothing that is reserved or handed out already"),
  HANDS_FREE(Family.TOUCHES_NOTHING, "hands over no page that is not free, and none twice"),
  LATE_ONLY(Family.TOUCHES_NOTHING, "gives back late no page that it is not asked for"),
  ALIGNED(Family.KEEPS_BOUNDS, "aligns what it hands out"),
  NOT_ZERO(Family.KEEPS_BOUNDS, "never hands out address zero"),
  BOUNDED(Family.KEEPS_BOUNDS, "keeps within the bounds of a request"),
  LIMITED(Family.KEEPS_BOUNDS, "keeps below its limit where a request has no bound"),
  ON_NODE(Family.KEEPS_BOUNDS, "takes a node's own memory where no other will do"),
  ORDERLY(Family.KEEPS_BOUNDS, "hands over in legal runs and orders"),
  AT_ONCE(Family.KEEPS_BOUNDS, "hands over a run of any length at once");

  private final Family family;
  private final String sentence;

  AllocatorPromise(Family family, String sentence) {
    this.family = family;
    this.sentence = sentence;
  }

  Family family() {
    return family;
  }

  String sentence() {
    return sentence;
  }
}
