package org.lifeboat.page.boot;

import gg.jte.generated.precompiled.boot.JtebootGenerated;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.page.boot.view.BootView;
import org.lifeboat.page.style.HtmlPage;
import org.lifeboat.page.style.Resource;

/**
 * A boot as a page that stands alone.
 *
 * <pre>{@code
 * Film film = new Film();
 * BootReport report = lifeboat.watch(plan, film);
 * String html = new BootPage(plan, film, command).render(report);
 * }</pre>
 *
 * @param plan what was booted
 * @param film what its memory did
 * @param command that repeats it, as one types it
 */
public record BootPage(BootPlan plan, Film film, String command) {
  /**
   * The page. The same plan gives the same page, to the byte.
   *
   * @param report of the boot that the film saw
   */
  public String render(BootReport report) {
    BootView view = new BootView(plan, report, film.shots(report), command);
    return new HtmlPage(view.title())
        .style(Resource.text(BootPage.class, "boot.css"))
        .script(Resource.text(BootPage.class, "boot.js"))
        .render(out -> JtebootGenerated.render(out, null, view));
  }
}
