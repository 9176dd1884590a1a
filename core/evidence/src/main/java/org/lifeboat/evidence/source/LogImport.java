package org.lifeboat.evidence.source;

import org.lifeboat.evidence.draft.Draft;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.Usefulness;

/**
 * Makes a machine file of a kernel's log: its inputs, never what the kernel then did. What a log
 * cannot say is assumed, and named as unknown.
 */
public final class LogImport {
  private LogImport() {}

  /**
   * Makes it.
   *
   * @param name of the log, for messages
   * @param profiles which kernel profile stands for a release, {@code 5.13.0-trunk-amd64}
   * @throws LogException where the log does not show a memory map, without which there is no
   *     machine
   */
  public static Imported of(String name, LogFile file, Profiles profiles) throws LogException {
    Usefulness.check(name, file);
    Draft draft = new Draft();
    new FromLog(name, file).tell(draft);
    return Completion.of(draft, name, profiles);
  }
}
