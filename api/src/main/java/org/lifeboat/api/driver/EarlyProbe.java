package org.lifeboat.api.driver;

/** What can be known of a unit's health at the early stage. */
public sealed interface EarlyProbe {
  /** All that can ever fail was looked at and is right. */
  record Sound() implements EarlyProbe {}

  /**
   * It will not work.
   *
   * @param cause what is wrong
   */
  record Broken(Finding cause) implements EarlyProbe {}

  /**
   * Nothing wrong was seen, but not all could be looked at.
   *
   * @param why what is out of reach this early
   */
  record Unknowable(String why) implements EarlyProbe {}
}
