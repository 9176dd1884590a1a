package org.lifeboat.engine.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.engine.profile.Difference;
import org.lifeboat.engine.profile.Difference.Added;
import org.lifeboat.engine.profile.Difference.Changed;
import org.lifeboat.engine.profile.Difference.Gone;
import org.lifeboat.engine.profile.Difference.Moved;
import org.lifeboat.engine.profile.Difference.Replaced;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;

/**
 * In words, what differs between two kernel profiles.
 *
 * @param style what the terminal can show
 */
public record ProfileDiff(Style style) {
  /** Labels of one length, so that what follows stands in a column. */
  private static final String ADDED = "  new      ";

  private static final String GONE = "  gone     ";
  private static final String CHANGED = "  changed  ";
  private static final String MOVED = "  moved    ";
  private static final String MEANING = " ".repeat(CHANGED.length() + 2);
  private static final String TO = " -> ";

  /**
   * The page; every line ends with {@code \n}.
   *
   * @param from the first profile's name
   * @param to the second's
   */
  public String render(String from, String to, List<Difference> differences) {
    Page page = new Page(style);
    page.title(from + TO + to);
    if (differences.isEmpty()) {
      page.paragraph(Tone.PLAIN, "", "Nothing: under both a machine boots alike.");
      return page.text();
    }
    page.paragraph(Tone.PLAIN, "", summary(differences));
    Map<Topic, List<Difference>> byTopic =
        differences.stream()
            .collect(
                Collectors.groupingBy(Difference::topic, LinkedHashMap::new, Collectors.toList()));
    byTopic.forEach(
        (topic, found) -> {
          page.heading(topic.title());
          found.forEach(difference -> write(page, difference));
        });
    return page.text();
  }

  private static String summary(List<Difference> differences) {
    long topics = differences.stream().map(Difference::topic).distinct().count();
    return Words.count(differences.size(), "difference")
        + (topics > 1 ? " in " + topics + " respects." : ".");
  }

  private static void write(Page page, Difference difference) {
    if (difference instanceof Added added) {
      page.paragraph(Tone.GOOD, ADDED, whole(added.part()));
      meaning(page, added.part().meaning());
    } else if (difference instanceof Gone gone) {
      page.paragraph(Tone.BAD, GONE, whole(gone.part()));
    } else if (difference instanceof Moved moved) {
      page.paragraph(
          Tone.PLAIN,
          MOVED,
          moved.part().name()
              + (moved.behind().isEmpty() ? ": now the first" : ": now behind " + moved.behind()));
    } else if (difference instanceof Changed changed) {
      changed(page, changed);
    } else if (difference instanceof Replaced replaced) {
      replaced(page, replaced);
    }
  }

  private static String whole(Part part) {
    String traits = ProfilePage.behindName(part);
    return traits.isEmpty() ? part.name() : part.name() + ": " + traits;
  }

  private static void changed(Page page, Changed changed) {
    String what = changed.part().isEmpty() ? "" : changed.part() + ": ";
    page.paragraph(
        Tone.PLAIN,
        CHANGED,
        what
            + changed.after().key()
            + " "
            + changed.before().value()
            + TO
            + changed.after().value());
    meaning(page, changed.after().meaning());
  }

  /** Another choice says what both mean; another kind of thing under one name what both are. */
  private static void replaced(Page page, Replaced replaced) {
    Part before = replaced.before();
    Part after = replaced.after();
    if (before.name().equals(after.name())) {
      page.paragraph(
          Tone.PLAIN,
          CHANGED,
          after.name() + ": " + ProfilePage.inOneLine(before) + TO + ProfilePage.inOneLine(after));
      return;
    }
    page.paragraph(Tone.PLAIN, CHANGED, before.name() + TO + after.name());
    for (Part part : List.of(before, after)) {
      String traits = ProfilePage.behindName(part);
      meaning(page, choice(part) + (traits.isEmpty() ? "" : " (" + traits + ")"));
    }
  }

  private static String choice(Part part) {
    return part.meaning().startsWith(part.name())
        ? part.meaning()
        : part.name() + ": " + part.meaning();
  }

  private static void meaning(Page page, String meaning) {
    if (!meaning.isEmpty()) {
      page.paragraph(Tone.DIM, MEANING, meaning);
    }
  }
}
