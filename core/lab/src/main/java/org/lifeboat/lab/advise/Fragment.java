package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import org.lifeboat.evidence.log.LogException;
import org.lifeboat.evidence.log.LogFile;
import org.lifeboat.evidence.log.LoggedKernel;
import org.lifeboat.evidence.log.LoggedNote;
import org.lifeboat.evidence.log.LoggedNotes;
import org.lifeboat.evidence.log.Usefulness;

/**
 * A few lines of a log, as people quote them, or a log of a machine that is not known: no boot can
 * be made of it, and still its lines of trouble mean something.
 *
 * @param name of the file, without its folders
 * @param missing what it lacks and how to get it, or why its machine is not known
 * @param release of the kernel, where the lines tell
 * @param notes what in it tells of trouble, the gravest first; at least one is no mere remark
 */
public record Fragment(
    String name, String missing, Optional<String> release, List<LoggedNote> notes) {
  /** Copies the list. */
  public Fragment {
    notes = List.copyOf(notes);
  }

  /** Empty where a log shows a machine, and where it tells of no trouble. */
  public static Optional<Fragment> of(String name, LogFile file) {
    try {
      Usefulness.check(name, file);
      return Optional.empty();
    } catch (LogException lacking) {
      List<LoggedNote> notes = LoggedNotes.of(file.log());
      boolean trouble = notes.stream().anyMatch(n -> !n.kind().isRemark());
      return trouble
          ? Optional.of(
              new Fragment(name, lacking.problem(), new LoggedKernel(file.log()).release(), notes))
          : Optional.empty();
    }
  }

  /** What stands above the page. */
  String title() {
    return name + release.map(r -> " of Linux " + r).orElse("");
  }
}
