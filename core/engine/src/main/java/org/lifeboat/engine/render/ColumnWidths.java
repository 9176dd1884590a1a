package org.lifeboat.engine.render;

import java.util.Arrays;

/** How wide the columns of a table are: as wide as they must be, narrower where the page is. */
final class ColumnWidths {
  /** Words up to this length, in columns, are not cut while another column can give way. */
  private static final int LONGEST_WORD = 30;

  private final int[] widths;
  private final int[] longestWords;

  ColumnWidths(int columns) {
    widths = new int[columns];
    longestWords = new int[columns];
  }

  /**
   * Makes a column wide enough for a text, line by line.
   *
   * @param whole whether a line counts as one word, as a number with its unit does
   */
  void fit(int column, String text, boolean whole) {
    widths[column] = Math.max(widths[column], longestPart(text, "\n"));
    int word = Math.min(LONGEST_WORD, longestPart(text, whole ? "\n" : "\n "));
    longestWords[column] = Math.max(longestWords[column], word);
  }

  private static int longestPart(String text, String separators) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        longest = Math.max(longest, i - start);
        start = i + 1;
      }
    }
    return longest;
  }

  /**
   * The widths where all together may have so many: the widest gives way, first without cutting
   * words.
   */
  int[] within(int room) {
    int[] shrunk = widths.clone();
    shrink(shrunk, longestWords, room);
    shrink(shrunk, new int[shrunk.length], room);
    return shrunk;
  }

  private static void shrink(int[] widths, int[] least, int room) {
    for (int excess = Arrays.stream(widths).sum() - room; excess > 0; excess--) {
      int widest = -1;
      for (int c = 0; c < widths.length; c++) {
        if (widths[c] > Math.max(1, least[c]) && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }
}
