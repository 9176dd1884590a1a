/** What real machines left behind, kernel logs, firmware tables and recordings, as machines. */
module org.lifeboat.evidence {
  requires transitive org.lifeboat.engine;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports org.lifeboat.evidence.log;
  exports org.lifeboat.evidence.recording;
  exports org.lifeboat.evidence.source;
  exports org.lifeboat.evidence.table;
}
