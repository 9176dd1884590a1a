/** What the tests of a plugin extend. */
module org.lifeboat.testkit {
  requires transitive org.lifeboat.api;
  requires org.lifeboat.engine;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;
}
