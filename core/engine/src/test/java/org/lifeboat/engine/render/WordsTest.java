package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Text as a page takes it. */
class WordsTest {
  @Test
  void controlCharactersOfFirmwareDoNotReachTheTerminal() {
    assertThat(Words.clean("a\033[2Jb\u009bc")).isEqualTo("a\\x1b[2Jb\\x9bc");
  }

  @Test
  void linesBreakAtBlanks() {
    assertThat(Words.wrap("one two three", 7)).containsExactly("one two", "three");
  }

  @Test
  void aWordThatFitsNoLineIsCut() {
    assertThat(Words.wrap("abcdefgh ij", 3)).containsExactly("abc", "def", "gh", "ij");
  }

  @Property
  void noLineIsTooLongAndNoWordGetsLost(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 120) int width) {
    List<String> lines = Words.wrap(text, width);
    assertThat(lines).isNotEmpty().allMatch(l -> l.length() <= width);
    assertThat(solid(String.join("", lines))).isEqualTo(solid(text));
  }

  private static List<Integer> solid(String text) {
    return text.chars().filter(c -> !Character.isWhitespace(c)).boxed().toList();
  }

  @Test
  void listsReadAsEnglish() {
    assertThat(Words.list(List.of())).isEmpty();
    assertThat(Words.list(List.of("a"))).isEqualTo("a");
    assertThat(Words.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.list(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
  }
}
