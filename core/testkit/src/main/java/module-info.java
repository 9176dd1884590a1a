/** What the tests of a plugin are written with. */
module org.lifeboat.testkit {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.testkit;
}
