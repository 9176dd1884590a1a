/** The model put to use: against recordings today, over whole matrices of machines to come. */
module org.lifeboat.lab {
  requires transitive org.lifeboat.engine;
  requires transitive org.lifeboat.evidence;
  requires static org.jspecify;

  exports org.lifeboat.lab.advise;
  exports org.lifeboat.lab.replay;
  exports org.lifeboat.lab.size;
  exports org.lifeboat.lab.replay.slots;
  exports org.lifeboat.lab.verify;
}
