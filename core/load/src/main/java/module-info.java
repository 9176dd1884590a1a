/** The bounce pool slot by slot, and what devices ask of it after boot. */
module org.lifeboat.load {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.load.chance;
  exports org.lifeboat.load.diagnosis;
  exports org.lifeboat.load.service;
  exports org.lifeboat.load.slots;
  exports org.lifeboat.load.trace;
  exports org.lifeboat.load.workload;
}
