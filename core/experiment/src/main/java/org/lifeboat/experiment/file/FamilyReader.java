package org.lifeboat.experiment.file;

import java.util.List;
import org.lifeboat.engine.config.Block;

final class FamilyReader {
  List<Value<MachineEntries.Member>> read(Block block) {
    return List.of();
  }
}
