package org.lifeboat.page.boot;

import gg.jte.generated.precompiled.boot.JtebootGenerated;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.page.boot.view.BootView;
import org.lifeboat.page.style.HtmlPage;
import org.lifeboat.page.style.Resource;

/**
 * A boot as a page that stands alone.
 *
 * <pre>{@code
 * Film film = new Film();
 * BootReport report = lifeboat.watch(plan, film);
 * String html = new BootPage(plan, film, command).render(ServedBoot.idle(report));
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
   * @param boot the boot that the film saw
   */
  public String render(ServedBoot boot) {
    BootView view = new BootView(plan, boot, film.shots(boot.report()), command);
    HtmlPage page = new HtmlPage(view.title()).style(Resource.text(BootPage.class, "boot.css"));
    if (boot.service().isPresent()) {
      page.style(Resource.text(BootPage.class, "load.css"));
    }
    return page.script(Resource.text(BootPage.class, "boot.js"))
        .render(out -> JtebootGenerated.render(out, null, view));
  }
}
