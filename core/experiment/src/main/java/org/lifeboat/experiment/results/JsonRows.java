package org.lifeboat.experiment.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON: an array of objects, one in a line. What is absent is null, and so is a number that
 * JSON has not (NaN, infinity).
 */
public final class JsonRows implements RowSink {
  private final JsonGenerator json;
  private List<String> names = List.of();
  private boolean first = true;

  /** To a stream, which is flushed at the end and not closed. */
  public JsonRows(OutputStream out) throws IOException {
    json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(out);
    json.setRootValueSeparator(null);
  }

  @Override
  public void columns(List<String> columns) throws IOException {
    names = List.copyOf(columns);
    json.writeRaw('[');
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    json.writeRaw(first ? "\n" : ",\n");
    first = false;
    json.writeStartObject();
    for (int c = 0; c < names.size(); c++) {
      json.writeFieldName(names.get(c));
      write(values.get(c));
    }
    json.writeEndObject();
  }

  private void write(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof Double || value instanceof Float) {
      write(((Number) value).doubleValue());
    } else if (value instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else {
      json.writeNull();
    }
  }

  private void write(double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  @Override
  public void end() throws IOException {
    json.writeRaw("\n]\n");
    json.flush();
  }
}
