/** Experiments: the matrix, its execution, its results. */
module org.lifeboat.lab {
  requires transitive org.lifeboat.engine;
  requires static org.jspecify;
}
