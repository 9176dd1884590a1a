/** Pages to look at: a boot, and the results of an experiment. */
module org.lifeboat.page {
  requires gg.jte.runtime;
  requires transitive java.sql;
  requires transitive org.lifeboat.engine;
  requires transitive org.lifeboat.experiment;
  requires static org.jspecify;

  exports org.lifeboat.page.boot;
  exports org.lifeboat.page.report;
}
