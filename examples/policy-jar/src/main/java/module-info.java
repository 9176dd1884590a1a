/** A fallback policy as a stranger would write it. */
module org.lifeboat.example.policy {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;
}
