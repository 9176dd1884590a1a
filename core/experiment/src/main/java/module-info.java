/**
 * Experiments: a question in a file becomes many plans, the plans rows, the rows an answer. Whoever
 * shows results needs this, whoever only boots does not.
 */
module org.lifeboat.experiment {
  requires transitive org.lifeboat.engine;
  requires org.lifeboat.evidence;
  requires org.lifeboat.firmware;
  requires static transitive org.jspecify;

  exports org.lifeboat.experiment.file;
  exports org.lifeboat.experiment.machine;
  exports org.lifeboat.experiment.metric;
  exports org.lifeboat.experiment.question;
  exports org.lifeboat.experiment.row;
}
