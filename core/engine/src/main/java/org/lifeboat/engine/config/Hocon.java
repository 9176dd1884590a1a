package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Parses HOCON and resolves substitutions, within bounds and with every failure as a problem: the
 * library's exceptions end here.
 */
final class Hocon {
  private static final String TOO_DEEP = "nests too deeply to be read";

  private static final String INCLUDE_HINT =
      "include \"FILE\" includes a file; a key of that name needs quotes: \"include\" = [ ... ]";

  private static final ConfigObject NOTHING = ConfigFactory.empty().root();

  private final Problems problems;
  private final ParsedProfiles profiles;
  private final Budget budget = new Budget();

  /** Parses texts that name no kernel. */
  Hocon(Problems problems) {
    this(problems, new ParsedProfiles());
  }

  Hocon(Problems problems, ParsedProfiles profiles) {
    this.problems = problems;
    this.profiles = profiles;
  }

  /** A file and what it includes, its substitutions not yet resolved; empty after a problem. */
  ConfigObject file(Path file) {
    return included(new Place(file.toString(), 0), "", () -> Source.ofFile(file));
  }

  /** The same of a text that stands for a file. */
  ConfigObject text(Path file, String text) {
    Place place = new Place(file.toString(), 0);
    return included(place, "", () -> Source.ofText(place, text));
  }

  /** What a program tells a plugin, resolved. */
  ConfigObject settings(String id, String text) {
    Place place = new Place("settings of " + id, 0);
    return resolve(included(place, "", () -> Source.ofText(place, text)));
  }

  /** A kernel profile that comes with the engine. */
  ConfigObject kernel(String id, Place namedAt, String key) {
    return included(namedAt, key, () -> Source.ofKernel(id + ".conf"));
  }

  /** The device classes that come with the engine. */
  ConfigObject workloadClasses() {
    return included(new Place("", 0), "", Source::ofWorkloadClasses);
  }

  /**
   * What {@code finder} finds, parsed; what is wrong with the finding is the fault of {@code
   * namedAt}.
   */
  ConfigObject included(Place namedAt, String path, Includes.Finder finder) {
    Source source;
    try {
      source = finder.find();
    } catch (UnreadableException e) {
      problems.add(namedAt, path, e.what(), e.hint());
      return NOTHING;
    }
    try {
      return parse(source);
    } catch (UnreadableException e) {
      problems.add(new Place(source.place().file(), e.line()), "", e.what(), e.hint());
      return NOTHING;
    }
  }

  /** A text, parsed. */
  ConfigObject parse(Source source) throws UnreadableException {
    Optional<ConfigObject> known = profiles.find(source);
    if (known.isPresent()) {
      return known.get();
    }
    ConfigObject parsed = parseAnew(source);
    profiles.keep(source, parsed);
    return parsed;
  }

  private ConfigObject parseAnew(Source source) throws UnreadableException {
    List<TextScan.IncludeSite> includes = TextScan.includes(source.text(), budget);
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(source.place().file())
            .setIncluder(new Includes(this, source, includes));
    try {
      return ConfigFactory.parseString(source.text(), options).root();
    } catch (com.typesafe.config.ConfigException e) {
      String message = message(e);
      throw new UnreadableException(
          line(e), message, message.contains("include keyword") ? INCLUDE_HINT : "");
    } catch (StackOverflowError e) {
      throw new UnreadableException(0, TOO_DEEP, "");
    }
  }

  /**
   * The same with every substitution resolved that can be. What cannot be is found where it is
   * read.
   */
  ConfigObject resolve(ConfigObject root) {
    try {
      if (Expansion.tooLarge(root)) {
        problems.add(Place.of(root.origin()), "", Expansion.MESSAGE, "");
        return NOTHING;
      }
      return root.toConfig()
          .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true))
          .root();
    } catch (com.typesafe.config.ConfigException e) {
      Place place = e.origin() == null ? Place.of(root.origin()) : Place.of(e.origin());
      problems.add(place, "", message(e), "");
    } catch (StackOverflowError e) {
      problems.add(Place.of(root.origin()), "", TOO_DEEP, "");
    }
    return NOTHING;
  }

  private static int line(com.typesafe.config.ConfigException e) {
    return e.origin() == null ? 0 : Place.of(e.origin()).line();
  }

  /**
   * The library's words without the place, which stands elsewhere, and without advice that does not
   * fit here.
   */
  private static String message(com.typesafe.config.ConfigException e) {
    String text = String.valueOf(e.getMessage());
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    return Quote.printable(text.startsWith(place) ? text.substring(place.length()) : text)
        .replace(", or you may be able to rename the file .properties rather than .conf", "");
  }
}
