/** The command line. */
module org.lifeboat.cli {
  requires com.google.guice; // for the engine's wiring, and the next line for it
  requires info.picocli;
  requires jakarta.inject;
  requires java.compiler;
  requires org.lifeboat.engine;
  requires org.lifeboat.evidence;
  requires org.lifeboat.experiment;
  requires org.lifeboat.firmware;
  requires org.lifeboat.lab;
  requires org.lifeboat.load;
  requires org.lifeboat.page;
  requires org.lifeboat.testkit;
  requires static org.jspecify;
}
