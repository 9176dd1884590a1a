package org.lifeboat.page.style;

/**
 * What may stand inside {@code <script>}, where HTML's own escapes do not count. Everything else is
 * escaped by the templates.
 */
public final class Inline {
  private Inline() {}

  /**
   * JSON, or a string of it, such that no text in it ends the element or opens a comment; what
   * parses it gets the same values.
   */
  public static String json(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** JavaScript, with the only sequences broken that end the element before its end. */
  static String script(String javaScript) {
    return javaScript.replace("</", "<\\/").replace("<!--", "<\\!--");
  }
}
