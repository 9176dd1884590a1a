package org.lifeboat.experiment.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV of RFC 4180, in UTF-8: a line of names first; what is absent is empty, an empty text
 * is {@code ""}.
 */
public final class CsvRows implements RowSink {
  private final CsvWriter csv;
  private @Nullable String[] fields = {};

  /** To a stream, which is flushed at the end and not closed. */
  public CsvRows(OutputStream out) {
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(1 << 16)
            .build(out, StandardCharsets.UTF_8);
  }

  @Override
  public void columns(List<String> names) {
    fields = new @Nullable String[names.size()];
    csv.writeRecord(names);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    for (int c = 0; c < fields.length; c++) {
      Object value = values.get(c);
      fields[c] = value == null ? null : value.toString();
    }
    csv.writeRecord(Arrays.asList(fields));
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
