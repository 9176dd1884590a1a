package org.lifeboat.page.style;

import gg.jte.generated.precompiled.style.JteframeGenerated;
import gg.jte.html.HtmlContent;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of HTML that stands alone: its style and its scripts are in it, and its policy forbids
 * the browser to fetch anything, from the network or from a folder. Bodies are templates ({@code
 * src/main/jte}), which escape what they are given by where it stands; what the build makes of them
 * is called as {@code out -> JtereportGenerated.render(out, null, model)}.
 */
public final class HtmlPage {
  private static final String BASE = Resource.text(HtmlPage.class, "base.css");

  private final String title;
  private final List<String> styles = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();

  /**
   * A page with the common look and no script.
   *
   * @param title for the browser's tab, plain text
   */
  public HtmlPage(String title) {
    this.title = title;
    styles.add(BASE);
  }

  /**
   * Adds style of this page's own, after the common one.
   *
   * @param css ours, never a user's: it is not escaped
   */
  public HtmlPage style(String css) {
    styles.add(css);
    return this;
  }

  /**
   * Adds a script, which runs when the body is there.
   *
   * @param javaScript ours, never a user's; data come as {@link Inline#json}
   */
  public HtmlPage script(String javaScript) {
    scripts.add(Inline.script(javaScript));
    return this;
  }

  /**
   * The document.
   *
   * @param body what stands in {@code <body>}
   */
  public String render(HtmlContent body) {
    StringOutput text = new StringOutput(1 << 16);
    JteframeGenerated.render(new OwaspHtmlTemplateOutput(text), null, title, styles, scripts, body);
    return text.toString();
  }
}
