package org.lifeboat.testkit.contract.tripwire;

/** What a plugin has no business with: a boot is a function of its plan. */
public enum Manner {
  /** It reads a clock or waits. */
  CLOCK("reads no clock"),
  /** It draws lots that the plan's seed does not decide. */
  CHANCE("draws no lots"),
  /** It ends the process. */
  EXIT("does not end the process"),
  /** It starts threads. */
  THREAD("starts no thread"),
  /** It prints elsewhere than to the kernel's log, or reads what somebody types. */
  CONSOLE("prints to the kernel's log and nowhere else"),
  /** It looks at files, the network, the environment, or starts programs. */
  WORLD("reads no file, no network and no environment"),
  /** It keeps something in a static field from one boot to the next. */
  STATIC_STATE("keeps nothing from one boot to the next");

  private final String sentence;

  Manner(String sentence) {
    this.sentence = sentence;
  }

  /** What a plugin with manners does: {@code reads no clock}. */
  public String sentence() {
    return sentence;
  }
}
