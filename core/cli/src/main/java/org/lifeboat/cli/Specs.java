package org.lifeboat.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How commands, options and parameters of this program are described. Nothing here implements an
 * interface of picocli's: it is compiled for Java 5, and the virtual machine takes such a class
 * into its archive only where no newer class depends on it.
 */
final class Specs {
  private static final String COLOUR = "--colour";

  private Specs() {}

  /** A command with {@code --help}. */
  static CommandSpec command(Command command, String name, String description) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.usageMessage()
        .description(description)
        .width(100)
        .optionListHeading("%nOptions:%n")
        .parameterListHeading("%n")
        .commandListHeading("%nCommands:%n")
        .sortOptions(false);
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    return spec;
  }

  /** What stands below a command's help. */
  static void examples(CommandSpec spec, String... lines) {
    spec.usageMessage()
        .footerHeading("%nExamples:%n")
        .footer(Stream.of(lines).map(l -> "  " + l).toArray(String[]::new));
  }

  /** An option that takes one text. */
  static OptionSpec.Builder text(String name, String label, String... description) {
    return OptionSpec.builder(name).type(String.class).paramLabel(label).description(description);
  }

  /** An option that takes a text each time it is given. */
  static OptionSpec.Builder texts(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description);
  }

  /** An option that takes one word of a few, written in lower case; {@link #chosen} reads it. */
  static <E extends Enum<E>> OptionSpec.Builder choice(
      String name, Class<E> words, String description) {
    List<String> known = words(words);
    return text(name, String.join("|", known), description).completionCandidates(known);
  }

  /**
   * What a {@link #choice} was told.
   *
   * @throws ParameterException if it is none of the words
   */
  static <E extends Enum<E>> E chosen(ParseResult arguments, String name, E byDefault) {
    String given = arguments.matchedOptionValue(name, word(byDefault));
    Class<E> type = byDefault.getDeclaringClass();
    int at = words(type).indexOf(given);
    if (at < 0) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "Invalid value for option '"
              + name
              + "': '"
              + given
              + "' is none of "
              + String.join(", ", words(type)));
    }
    return type.getEnumConstants()[at];
  }

  private static List<String> words(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Specs::word).toList();
  }

  /** The option that says whether to use colours. */
  static void addColour(CommandSpec spec) {
    spec.addOption(
        choice(
                COLOUR,
                Terminal.Colour.class,
                "Colours; auto: on a terminal, unless NO_COLOR is set.")
            .names(COLOUR, "--color")
            .build());
  }

  /** What {@link #addColour} was told. */
  static Terminal.Colour colour(ParseResult arguments) {
    return chosen(arguments, COLOUR, Terminal.Colour.AUTO);
  }

  /** How a constant is typed. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The parameters of which at least one must be given. */
  static PositionalParamSpec parameters(String label, Class<?> type, String... description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("1..*")
        .required(true)
        .type(List.class)
        .auxiliaryTypes(type)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The parameters of which any number may be given. */
  static PositionalParamSpec optionalParameters(
      String label, Class<?> type, String... description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(type)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The one parameter, or the first, that must be given. */
  static PositionalParamSpec parameter(String label, Class<?> type, String... description) {
    return parameter(0, label, type, description);
  }

  /** A parameter that must be given, by its place, from 0. */
  static PositionalParamSpec parameter(
      int index, String label, Class<?> type, String... description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(index))
        .arity("1")
        .required(true)
        .type(type)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
