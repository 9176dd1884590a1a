/** DMAR and IVRS tables: what stands in them, what is wrong with it, and what it leads to. */
module org.lifeboat.firmware {
  requires transitive org.lifeboat.engine;
  requires static org.jspecify;

  exports org.lifeboat.firmware.decode;
}
