package org.lifeboat.page.report;

/** Names of columns that results usually have, and that a page shows unasked where they do. */
final class Usual {
  static final String POLICY = "policy";
  static final String FAULTS = "faults";
  static final String OUTCOME = "outcome";
  static final String SURVIVED = "survived";
  static final String HELD = "held_bytes";
  static final String POOL = "pool_bytes";
  static final String RAM = "ram_bytes";

  private Usual() {}
}
