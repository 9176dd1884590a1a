/** Experiments: the matrix, its execution, its results; and the replay of traces. */
module org.lifeboat.lab {
  requires transitive org.lifeboat.engine;
  requires static org.jspecify;

  exports org.lifeboat.lab.replay;
}
