package org.lifeboat.page.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.PluginChoice;

class BootPageTest {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\"[^\"]*\"|[^\">])*)>");
  private static final Pattern LINK = Pattern.compile("\\b(?:src|href|action|data)=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("meta", "link", "br");

  /** The tags that are open when the text ends; a tag that closes another than the last fails. */
  private static List<String> openTags(String html) {
    Deque<String> open = new ArrayDeque<>();
    String markup = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
    Matcher tags = TAG.matcher(markup);
    while (tags.find()) {
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        assertThat(name).as("closed at %s", tags.start()).isEqualTo(open.pollLast());
      } else if (!VOID.contains(name) && !tags.group(3).endsWith("/")) {
        open.addLast(name);
      }
    }
    return List.copyOf(open);
  }

  @ParameterizedTest
  @EnumSource
  void itIsWellFormedAndFetchesNothing(Situation situation) {
    String page = situation.page();

    assertThat(openTags(page)).isEmpty();
    assertThat(LINK.matcher(page).results().map(r -> r.group(1))).containsOnly("data:,");
    assertThat(page)
        .startsWith("<!doctype html>\n")
        .doesNotContain("http://", "https://", "@import", "url(http");
  }

  @ParameterizedTest
  @EnumSource
  void theSamePlanGivesTheSameBytes(Situation situation) {
    String first = situation.page();

    assertThat(situation.page()).isEqualTo(first);
  }

  @Test
  void itSaysWhatBecameOfDma() {
    assertThat(Situation.GIVEN_BACK.page())
        .contains(
            "All 5 devices live: intel-vtd works, and deferred-init gives back the 64.8 MB that it"
                + " held ready",
            "bounce buffer 64 MB");
    assertThat(Situation.NOTHING.page()).contains("3 of 5 devices are dead", ">Dead <");
    assertThat(Situation.PANIC.page())
        .contains("The machine stops", "The boot ends at moment")
        .doesNotContain("Devices and their ways");
  }

  @Test
  void itSaysHowTheMachinesWorkloadsAreServed() {
    assertThat(Situation.UNDER_LOAD.page())
        .contains("<h2>Under load</h2>", "20,000 mappings of 9 workloads in ", "% fail, as the")
        .containsPattern(
            "<th scope=\"row\">port 3 transmits</th>.*<td class=\"num tone-BAD\">[0-9.]+ %</td>"
                + "<td>full</td>")
        .containsPattern(
            "<th scope=\"row\">RAID controller</th>.*<td class=\"num\">0</td>"
                + "<td>reaches all of it</td>");
    assertThat(Situation.HANG.page())
        .contains("then the kernel hangs: ", ">HANGS</td><td>the search never ends</td>");
    assertThat(Situation.SERVER.page()).doesNotContain("Under load", "class=\"load");
  }

  @Test
  void aBoxTellsItsRangeItsOwnerAndForHowLong() {
    assertThat(Situation.GIVEN_BACK.page())
        .contains(
            "data-tip=\"0x7bee4000–0x7fee4000 · 64 MB\nswiotlb pool: 64 MB\nfrom moment 2 to 5\"");
  }

  @Test
  void namesThatAreMarkupAreTexts() {
    String page = Hostile.page();

    assertThat(openTags(page)).isEmpty();
    assertThat(page).doesNotContain("<b>bold", "<img", "</title><script>");
    assertThat(LINK.matcher(page).results().map(r -> r.group(1))).containsOnly("data:,");
  }

  @Test
  void aPolicyThatBreaksTheRulesHasAPageToo() {
    BootPlan plan = Situation.HELD.plan().withPolicy(new PluginChoice("rude", new NoSettings()));

    String page = Situation.page(lifeboat(new Rude(false)), plan);

    assertThat(openTags(page)).isEmpty();
    assertThat(page).contains(">FAILED<", "rude broke the rules", "class=\"film-plot stopped\"");
  }

  @Test
  void aBootThatNeverBeganHasAPageWithoutAPicture() {
    BootPlan plan = Situation.HELD.plan().withPolicy(new PluginChoice("rude", new NoSettings()));

    String page = Situation.page(lifeboat(new Rude(true)), plan);

    assertThat(openTags(page)).isEmpty();
    assertThat(page).contains(">FAILED<").doesNotContain("<figure");
  }

  private static Lifeboat lifeboat(Rude policy) {
    return Lifeboat.builder().provider(policy).build();
  }
}
