/**
 * Experiments: a question in a file becomes many plans, the plans rows, the rows an answer. Whoever
 * shows results needs this, whoever only boots does not.
 */
module org.lifeboat.experiment {
  requires transitive java.sql;
  requires transitive org.lifeboat.engine;
  requires org.lifeboat.evidence;
  requires org.lifeboat.firmware;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires duckdb.jdbc;
  requires static transitive org.jspecify;

  exports org.lifeboat.experiment.file;
  exports org.lifeboat.experiment.machine;
  exports org.lifeboat.experiment.metric;
  exports org.lifeboat.experiment.question;
  exports org.lifeboat.experiment.results;
  exports org.lifeboat.experiment.row;
  exports org.lifeboat.experiment.run;

  provides org.lifeboat.experiment.run.ExperimentEngine with
      org.lifeboat.experiment.run.ThreadsEngine;

  uses org.lifeboat.experiment.run.ExperimentEngine;
}
