/** The command line. */
module org.lifeboat.cli {
  requires info.picocli;
  requires java.compiler;
  requires org.lifeboat.engine;
  requires org.lifeboat.evidence;
  requires org.lifeboat.firmware;
  requires org.lifeboat.lab;
  requires org.lifeboat.testkit;
  requires static org.jspecify;
}
