package org.lifeboat.engine.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plugin.KebabCase;

/**
 * Words of which one is to be chosen.
 *
 * @param name what they are, as in "'x' is no NAME"
 * @param byWord what each means, in the order in which they are listed to people
 * @param <T> what a word means
 */
public record Choices<T>(String name, Map<String, T> byWord) {
  /** The constants of an enum in kebab case. */
  public static <E extends Enum<E>> Choices<E> of(String name, Class<E> type) {
    return of(name, type, constant -> KebabCase.ofConstant(constant.name()));
  }

  /** The constants of an enum in words of their own. */
  public static <E extends Enum<E>> Choices<E> of(
      String name, Class<E> type, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(c -> words.put(word.apply(c), c));
    return new Choices<>(name, words);
  }

  /** What {@code word} means. */
  public Optional<T> find(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  /** All words. */
  public Collection<String> words() {
    return byWord.keySet();
  }
}
