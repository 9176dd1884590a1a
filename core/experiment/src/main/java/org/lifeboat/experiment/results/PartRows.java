package org.lifeboat.experiment.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a part on their way into all rows: each must be the one whose turn it is. */
final class PartRows implements RowSink {
  private final Path file;
  private final long end;
  private final RowSink sink;
  private long next;

  PartRows(Path file, long first, long end, RowSink sink) {
    this.file = file;
    this.next = first;
    this.end = end;
    this.sink = sink;
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    if (next >= end || !Long.valueOf(next).equals(values.get(0))) {
      throw wrong("boot " + values.get(0) + " stands where boot " + next + " belongs");
    }
    next++;
    sink.row(values);
  }

  @Override
  public void end() {
    if (next < end) {
      throw wrong("it ends before boot " + next);
    }
  }

  private ResultsException wrong(String what) {
    return new ResultsException(file + ": is no part of these results: " + what);
  }
}
