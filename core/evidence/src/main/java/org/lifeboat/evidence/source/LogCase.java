package org.lifeboat.evidence.source;

import java.nio.file.Path;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.LoggedMemory;

/**
 * A log among others.
 *
 * @param id its file's name without what follows the last point
 * @param path where it is
 * @param file its messages
 */
public record LogCase(String id, Path path, LogFile file) {
  /** Whether firmware has a table of remapping units. */
  public boolean namesTable() {
    LoggedMemory memory = new LoggedMemory(file.log());
    return memory.hasTable("DMAR") || memory.hasTable("IVRS");
  }
}
