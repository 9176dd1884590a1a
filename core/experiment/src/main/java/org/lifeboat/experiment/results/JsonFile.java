package org.lifeboat.experiment.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of JSON as it comes from outside: bounded in size and depth, its numbers whole. */
final class JsonFile {
  private static final int MOST_BYTES = 16 << 20;
  private static final int DEEPEST = 32;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxDocumentLength(MOST_BYTES)
                  .build())
          .build();

  private JsonFile() {}

  /**
   * Reads an object.
   *
   * @throws ResultsException if the file cannot be read, or holds anything else
   */
  static JsonObject read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(in)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null || !(value instanceof Map<?, ?> map)) {
        throw new ResultsException(file + ": is not one JSON object");
      }
      return new JsonObject(file.toString(), "", map);
    } catch (JsonProcessingException e) {
      throw new ResultsException(file + place(e) + ": is no JSON: " + words(e));
    } catch (IOException e) {
      throw Reason.problem(file, "cannot be read", e);
    }
  }

  /** The library's words, without where an object began: the file has no name for it there. */
  private static String words(JsonProcessingException e) {
    return e.getOriginalMessage().replaceFirst("\\s*\\(start marker at .*", "");
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getText().length() > 0 ? Double.NaN : null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      object.put(key, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      list.add(value(parser, next));
    }
    return list;
  }
}
