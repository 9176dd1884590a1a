package org.lifeboat.testkit.contract;

/** What the clauses of a contract are about, in the order in which they are told. */
public enum Family {
  /** What a registry and a reader of its description ask of it. */
  WELL_MADE("is well made"),
  /** It ends every boot, whatever the machine. */
  SURVIVES("survives every fault on every shipped machine"),
  /** What it takes it uses, gives back or names. */
  LOSES_NOTHING("never loses a byte"),
  /** It leaves alone what is another's. */
  TOUCHES_NOTHING("never touches what it does not own"),
  /** It is a function of the plan. */
  SAME_BYTES("gives the same bytes for the same plan"),
  /** It keeps to what it was told and to what a boot serves. */
  KEEPS_BOUNDS("obeys its bounds"),
  /** A stage is lent. */
  CLOSES_STAGE("closes its stage"),
  /** What it decides or answers is true. */
  TELLS_THE_TRUTH("tells the truth"),
  /** Who reads the log or the report knows why. */
  SAYS_WHY("says why"),
  /** It does nothing beside its work. */
  MINDS_ITS_BUSINESS("minds its own business");

  private final String title;

  Family(String title) {
    this.title = title;
  }

  /** What a plugin does that makes its clauses true: {@code never loses a byte}. */
  public String title() {
    return title;
  }
}
