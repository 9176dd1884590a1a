/** What the tests of a plugin are written with, and the contracts that every plugin must keep. */
module org.lifeboat.testkit {
  requires transitive org.lifeboat.api;
  requires transitive org.lifeboat.engine;
  requires org.objectweb.asm;
  requires static org.junit.jupiter.api;
  requires static org.jspecify;

  exports org.lifeboat.testkit;
  exports org.lifeboat.testkit.check;
  exports org.lifeboat.testkit.contract;
  exports org.lifeboat.testkit.contract.tripwire;
}
