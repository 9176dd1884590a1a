package org.lifeboat.engine.render;

import java.util.List;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;
import org.lifeboat.engine.render.Table.Column;

/**
 * Kernel profiles, a row each.
 *
 * @param style what the terminal can show
 */
public record ProfileList(Style style) {
  /** The page; every line ends with {@code \n}. */
  public String render(List<Outline> profiles) {
    Page page = new Page(style);
    Table table =
        new Table(
            0,
            List.of(
                Column.left("kernel"),
                Column.left("allocator"),
                Column.left("its own policy"),
                Column.left("what it does")));
    for (Outline profile : profiles) {
      table.row(
          new Cell(profile.id(), Tone.STRONG),
          Cell.of(names(profile, Topic.ALLOCATOR)),
          Cell.of(names(profile, Topic.POLICY)),
          Cell.of(profile.description()));
    }
    table.writeTo(page);
    return page.text();
  }

  private static String names(Outline profile, Topic topic) {
    return String.join(", ", profile.of(topic).stream().map(Part::name).toList());
  }
}
