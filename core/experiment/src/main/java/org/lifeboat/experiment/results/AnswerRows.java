package org.lifeboat.experiment.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps rows, of answers that are known to be small. */
final class AnswerRows implements RowSink {
  private final List<String> names = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  @Override
  public void columns(List<String> columns) {
    names.addAll(columns);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    rows.add(Collections.unmodifiableList(new ArrayList<>(values)));
  }

  @Override
  public void end() {}

  Answer answer() {
    return new Answer(names, rows);
  }
}
