package org.lifeboat.engine.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as all of Lifeboat writes it: for people indented by two blanks and ended by a line feed,
 * for programs without blanks.
 */
public final class JsonTree {
  private static final String INDENT = "  ";

  private JsonTree() {}

  /**
   * Writes a tree of maps, iterables, texts, numbers that are whole or decimal, truth values and
   * nulls; keys in the maps' own order.
   *
   * @throws IllegalArgumentException if anything else is in it
   */
  public static String of(Map<String, ?> object) {
    return written(json -> write(json, object));
  }

  /** The same without a blank, for programs. */
  public static String dense(Map<String, ?> object) {
    return text(json -> write(json, object));
  }

  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal.toPlainString());
    } else {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }
  }

  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static String written(Content content) {
    return text(
        json -> {
          json.setPrettyPrinter(printer());
          content.writeTo(json);
          json.writeRaw('\n');
        });
  }

  private static String text(Content content) {
    Writer text = new StringWriter(8192);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter(INDENT, "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }
}
