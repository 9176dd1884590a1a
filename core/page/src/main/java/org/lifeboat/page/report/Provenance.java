package org.lifeboat.page.report;

import java.util.regex.Pattern;

/**
 * What made results, and how to get them again.
 *
 * @param file the experiment's file, as it is typed where the commands are to be run
 * @param fingerprint of all that decided the rows
 * @param version of the Lifeboat that booted
 * @param seed the experiment's
 */
public record Provenance(String file, String fingerprint, String version, long seed) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  /** The command that computes all rows again. */
  String run() {
    return "./lifeboat run " + quoted(file);
  }

  /** The command that repeats a boot, before its number. */
  String beforeNumber() {
    return "./lifeboat boot " + (plain(file) ? file + ":" : "'" + escaped(file) + ":");
  }

  /** The command that repeats a boot, after its number. */
  String afterNumber() {
    return plain(file) ? "" : "'";
  }

  private static boolean plain(String word) {
    return PLAIN.matcher(word).matches();
  }

  private static String escaped(String word) {
    return word.replace("'", "'\\''");
  }

  private static String quoted(String word) {
    return plain(word) ? word : "'" + escaped(word) + "'";
  }
}
