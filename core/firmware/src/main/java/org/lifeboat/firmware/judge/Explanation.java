package org.lifeboat.firmware.judge;

import java.util.Map;

/**
 * What a kind of finding means.
 *
 * @param title what is wrong, in a few words
 * @param cause how firmware comes to write such a table
 * @param consequence what the kernels make of it
 * @param cure what to do about it, in firmware, and until then on the kernel's command line
 */
public record Explanation(String title, String cause, String consequence, String cure) {
  private static final Map<String, Explanation> ALL = ExplanationText.read();

  /** The explanation of a code. */
  public static Explanation of(Code code) {
    Explanation explanation = ALL.get(code.id());
    if (explanation == null) {
      throw new IllegalStateException("nothing explains " + code.id());
    }
    return explanation;
  }
}
