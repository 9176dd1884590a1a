package org.lifeboat.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.results.RowSink;

/** Rows until nobody reads them any more: {@code lifeboat results x --format csv | head} ends. */
final class RowsWhileRead implements RowSink {
  private static final int ROWS_BETWEEN_LOOKS = 1024;

  private final RowSink rows;
  private final Terminal terminal;
  private long count;

  RowsWhileRead(RowSink rows, Terminal terminal) {
    this.rows = rows;
    this.terminal = terminal;
  }

  @Override
  public void columns(List<String> names) throws IOException {
    rows.columns(names);
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    rows.row(values);
    count++;
    if (count % ROWS_BETWEEN_LOOKS == 0 && terminal.isDeaf()) {
      throw new IOException("nobody reads");
    }
  }

  @Override
  public void end() throws IOException {
    rows.end();
  }
}
