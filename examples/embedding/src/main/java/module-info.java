/** A program that boots machines through the library. */
module org.lifeboat.example.embedding {
  requires org.lifeboat.engine;
  requires static org.jspecify;
}
