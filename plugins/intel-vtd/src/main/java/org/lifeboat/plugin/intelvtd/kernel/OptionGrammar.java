package org.lifeboat.plugin.intelvtd.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * The words of {@code intel_iommu=} (drivers/iommu/intel/iommu.c:intel_iommu_setup): a comma list
 * in which the first word of the grammar that a rest begins with counts.
 *
 * @param words in the order in which they are tried
 * @param unknown what is printed where none fits, with {@code %s} for the whole rest; empty for
 *     silence
 */
public record OptionGrammar(List<Word> words, Optional<String> unknown) {
  /** The parameter's name. */
  public static final String PARAMETER = "intel_iommu";

  /** Copies the list. */
  public OptionGrammar {
    words = List.copyOf(words);
  }

  /**
   * A word.
   *
   * @param prefix how it begins
   * @param severity level of its message
   * @param message what the kernel prints
   * @param effect what it switches
   */
  public record Word(
      String prefix, Severity severity, String message, UnaryOperator<Switches> effect) {
    /** A word that prints at the level of information. */
    public static Word of(String prefix, String message, UnaryOperator<Switches> effect) {
      return new Word(prefix, Severity.INFO, message, effect);
    }
  }

  /**
   * Reads the parameter wherever it stands on the command line, and prints what the kernel prints.
   */
  public Switches read(Stage stage, Switches initial) {
    Switches switches = initial;
    for (String value : stage.commandLine().values(PARAMETER)) {
      for (String rest = value; !rest.isEmpty(); rest = behindComma(rest)) {
        switches = apply(rest, stage, switches);
      }
    }
    return switches;
  }

  private Switches apply(String rest, Stage stage, Switches switches) {
    for (Word word : words) {
      if (rest.startsWith(word.prefix())) {
        stage.print(word.severity(), word.message());
        return word.effect().apply(switches);
      }
    }
    unknown.ifPresent(text -> stage.print(Severity.NOTICE, text.formatted(rest)));
    return switches;
  }

  private static String behindComma(String rest) {
    int at = rest.indexOf(',');
    while (at >= 0 && at < rest.length() && rest.charAt(at) == ',') {
      at++;
    }
    return at < 0 ? "" : rest.substring(at);
  }
}
