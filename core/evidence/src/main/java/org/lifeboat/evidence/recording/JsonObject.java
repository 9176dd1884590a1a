package org.lifeboat.evidence.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.api.memory.Pages;

/**
 * An object in a JSON file; each error names the file and the key.
 *
 * @param file the file's name
 * @param path where in it: empty, or ending in a dot
 * @param node the object
 */
record JsonObject(String file, String path, JsonNode node) {
  private static final Pattern HEX = Pattern.compile("(?:0x)?([0-9a-fA-F]{1,16})");

  /** Whether there is a text. */
  boolean isText(String key) {
    return value(key).filter(JsonNode::isTextual).isPresent();
  }

  /** Text that must be there. */
  String text(String key) throws RecordingException {
    return optionalText(key).orElseThrow(() -> problem(key, "is missing"));
  }

  /** Text; empty where the key is missing or null. */
  Optional<String> optionalText(String key) throws RecordingException {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isTextual()) {
      throw problem(key, "is no text");
    }
    return value.map(JsonNode::textValue);
  }

  /** A whole number, both bounds included; empty where the key is missing or null. */
  Optional<Long> number(String key, long least, long most) throws RecordingException {
    Optional<JsonNode> value = value(key);
    if (value.isPresent()
        && !(value.get().canConvertToLong()
            && value.get().isIntegralNumber()
            && value.get().longValue() >= least
            && value.get().longValue() <= most)) {
      throw problem(key, "is no whole number from " + least + " to " + most);
    }
    return value.map(JsonNode::longValue);
  }

  /** An address as text with 0x in front; empty where the key is missing or null. */
  Optional<Long> address(String key) throws RecordingException {
    Optional<String> text = optionalText(key);
    return text.isPresent() ? Optional.of(hex(key, text.get())) : Optional.empty();
  }

  /** A physical address in hexadecimal, with or without 0x. */
  long hex(String key, String text) throws RecordingException {
    Matcher form = HEX.matcher(text);
    if (form.matches()) {
      long address = Long.parseUnsignedLong(form.group(1), 16);
      if (Long.compareUnsigned(address, Pages.ADDRESS_END) <= 0) {
        return address;
      }
    }
    throw problem(key, "is no address like 0x7bee4000");
  }

  /** True or false; empty where the key is missing or null. */
  Optional<Boolean> flag(String key) throws RecordingException {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw problem(key, "is neither true nor false");
    }
    return value.map(JsonNode::booleanValue);
  }

  /** Texts; none where the key is missing or null. */
  List<String> texts(String key) throws RecordingException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(key)) {
      if (!item.isTextual()) {
        throw problem(key, "is no list of texts");
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** Objects; none where the key is missing or null. */
  List<JsonObject> objects(String key) throws RecordingException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode item : items(key)) {
      objects.add(object(key + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  /** An object; empty where the key is missing or null. */
  Optional<JsonObject> object(String key) throws RecordingException {
    Optional<JsonNode> value = value(key);
    return value.isPresent() ? Optional.of(object(key, value.get())) : Optional.empty();
  }

  private JsonObject object(String key, JsonNode value) throws RecordingException {
    if (!value.isObject()) {
      throw problem(key, "is no object");
    }
    return new JsonObject(file, path + key + ".", value);
  }

  private Iterable<JsonNode> items(String key) throws RecordingException {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isArray()) {
      throw problem(key, "is no list");
    }
    return value.isPresent() ? value.get() : List.of();
  }

  private Optional<JsonNode> value(String key) {
    return Optional.ofNullable(node.get(key)).filter(v -> !v.isNull());
  }

  /** An error about one key. */
  RecordingException problem(String key, String what) {
    return new RecordingException(file, "'" + path + key + "' " + what);
  }
}
