package org.lifeboat.engine.render;

import java.util.List;
import java.util.stream.Collectors;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;
import org.lifeboat.engine.profile.Trait;
import org.lifeboat.engine.render.Table.Column;

/**
 * A kernel profile in words. Settings that are a plugin's defaults go without saying.
 *
 * @param style what the terminal can show
 */
public record ProfilePage(Style style) {
  /** The page; every line ends with {@code \n}. */
  public String render(Outline profile) {
    Page page = new Page(style);
    page.title(profile.id() + ", kernel profile");
    if (!profile.description().isBlank()) {
      page.paragraph(Tone.PLAIN, "", profile.description());
    }
    if (!profile.unsure().isEmpty()) {
      page.heading("Not sure");
      profile.unsure().forEach(text -> page.paragraph(Tone.WARNING, "  ", text));
    }
    for (Topic topic : Topic.values()) {
      List<Part> parts = profile.of(topic).stream().filter(p -> worthSaying(topic, p)).toList();
      if (!parts.isEmpty()) {
        page.heading(topic.title());
        write(page, topic, parts);
      }
    }
    return page.text();
  }

  /** What policies are told by default is said where they are described. */
  private static boolean worthSaying(Topic topic, Part part) {
    return topic != Topic.POLICIES || !part.unusual().isEmpty();
  }

  private static void write(Page page, Topic topic, List<Part> parts) {
    switch (topic) {
      case SIDE_ARRAYS, RESERVATIONS -> list(page, parts);
      default -> parts.forEach(part -> explain(page, part));
    }
  }

  private static void list(Page page, List<Part> parts) {
    Table table = new Table(2, List.of(Column.left(""), Column.left("")));
    parts.forEach(part -> table.row(Cell.of(part.name()), new Cell(behindName(part), Tone.DIM)));
    table.writeTo(page);
  }

  /** What it is, and its traits without their meanings. */
  static String inOneLine(Part part) {
    String traits = traits(part);
    return part.kind().isEmpty() || traits.isEmpty()
        ? part.kind() + traits
        : part.kind() + ": " + traits;
  }

  /** The same where its name stands before it and may say already what it is. */
  static String behindName(Part part) {
    boolean said = part.kind().replace('-', ' ').equals(part.name());
    return said ? traits(part) : inOneLine(part);
  }

  private static String traits(Part part) {
    return part.unusual().stream().map(ProfilePage::phrase).collect(Collectors.joining(", "));
  }

  private static String phrase(Trait trait) {
    return switch (trait.value()) {
      case "true" -> trait.key();
      case "false" -> "not " + trait.key();
      default -> trait.key() + " " + trait.value();
    };
  }

  private static void explain(Page page, Part part) {
    String indent = "  ";
    if (!part.name().isEmpty()) {
      page.paragraph(Tone.STRONG, indent, part.name());
      indent = "      ";
      if (!part.meaning().isEmpty()) {
        page.paragraph(Tone.DIM, indent, part.meaning());
      }
    }
    for (Trait trait : part.unusual()) {
      page.paragraph(Tone.PLAIN, indent, trait.key() + " = " + trait.value());
      if (!trait.meaning().isEmpty()) {
        page.paragraph(Tone.DIM, indent + "    ", trait.meaning());
      }
    }
  }
}
