package org.lifeboat.engine.profile;

/** One thing in which a profile differs from another. */
public sealed interface Difference {
  /** What it is about. */
  Topic topic();

  /**
   * The other profile has something more.
   *
   * @param part what
   */
  record Added(Topic topic, Part part) implements Difference {}

  /**
   * The other profile does without something.
   *
   * @param part what
   */
  record Gone(Topic topic, Part part) implements Difference {}

  /**
   * The other profile has something else in its place: another choice where there is exactly one,
   * another kind of thing under the same name.
   *
   * @param before what was there
   * @param after what is there
   */
  record Replaced(Topic topic, Part before, Part after) implements Difference {}

  /**
   * The same comes at another place of the order.
   *
   * @param part as the other profile has it
   * @param behind name of the part behind which it comes there; empty where it is the first
   */
  record Moved(Topic topic, Part part, String behind) implements Difference {}

  /**
   * The same with another value.
   *
   * @param part name of what
   * @param before the trait as it was
   * @param after as it is; of the same key
   */
  record Changed(Topic topic, String part, Trait before, Trait after) implements Difference {}
}
