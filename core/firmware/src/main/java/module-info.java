/** DMAR and IVRS tables: what stands in them, what is wrong with it, and what it leads to. */
module org.lifeboat.firmware {
  requires transitive org.lifeboat.engine;
  requires org.lifeboat.evidence;
  requires static org.jspecify;

  exports org.lifeboat.firmware.consequence;
  exports org.lifeboat.firmware.decode;
  exports org.lifeboat.firmware.judge;
  exports org.lifeboat.firmware.render;
  exports org.lifeboat.firmware.source;
}
