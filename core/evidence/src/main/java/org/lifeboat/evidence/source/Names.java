package org.lifeboat.evidence.source;

/** Names of files as names of machines. */
final class Names {
  private Names() {}

  /** The last name of a path, without up to two endings: {@code boot} of {@code a/boot.txt.gz}. */
  static String bare(String path) {
    String last = path.replaceAll("[/\\\\]+$", "").replaceAll("^.*[/\\\\:]", "");
    String bare =
        last.replaceAll("(?i)(?:\\.(?:txt|log|out|dmesg|gz|zip|dat|bin|aml|conf)){1,2}$", "");
    return bare.isEmpty() ? last : bare;
  }
}
