package org.lifeboat.engine.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.profile.Difference;
import org.lifeboat.engine.profile.Difference.Added;
import org.lifeboat.engine.profile.Difference.Changed;
import org.lifeboat.engine.profile.Difference.Gone;
import org.lifeboat.engine.profile.Difference.Moved;
import org.lifeboat.engine.profile.Difference.Replaced;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;
import org.lifeboat.engine.profile.Trait;

/**
 * Kernel profiles and their differences as JSON for programs. Keys keep their names and meaning;
 * new ones may come beside them.
 *
 * <table>
 * <caption>Profiles</caption>
 * <tr><td>{@code kernels}</td><td>an array of {@code id, description, allocator, drivers} (an array of ids, in order), {@code policy}, {@code unsure} (an array of texts)</td></tr>
 * </table>
 *
 * <table>
 * <caption>Differences</caption>
 * <tr><td>{@code from, to}</td><td>the profiles' names</td></tr>
 * <tr><td>{@code differences}</td><td>an array of {@code topic}, {@code change} ({@code "added", "gone", "replaced", "moved",
 *     "changed"}), {@code part}; {@code key}, {@code before} and {@code after}, which are texts, or null. A part as a whole is an
 *     object: {@code name}, {@code kind}, and {@code traits} by their keys</td></tr>
 * </table>
 */
public final class ProfileJson {
  /** The profiles, as one object. */
  public String list(List<Outline> profiles) {
    return JsonTree.of(Map.of("kernels", profiles.stream().map(ProfileJson::profile).toList()));
  }

  private static Map<String, Object> profile(Outline profile) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", profile.id());
    object.put("description", profile.description());
    object.put("allocator", name(profile, Topic.ALLOCATOR));
    object.put("drivers", profile.of(Topic.DRIVERS).stream().map(Part::name).toList());
    object.put("policy", name(profile, Topic.POLICY));
    object.put("unsure", profile.unsure());
    return object;
  }

  private static String name(Outline profile, Topic topic) {
    return profile.of(topic).stream().map(Part::name).findFirst().orElse("");
  }

  /** The differences, as one object. */
  public String differences(String from, String to, List<Difference> differences) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", from);
    object.put("to", to);
    object.put("differences", differences.stream().map(ProfileJson::difference).toList());
    return JsonTree.of(object);
  }

  private static Map<String, @Nullable Object> difference(Difference difference) {
    Topic topic = difference.topic();
    if (difference instanceof Added added) {
      return object(topic, "added", added.part().name(), null, null, whole(added.part()));
    } else if (difference instanceof Gone gone) {
      return object(topic, "gone", gone.part().name(), null, whole(gone.part()), null);
    } else if (difference instanceof Moved moved) {
      return object(topic, "moved", moved.part().name(), null, null, moved.behind());
    } else if (difference instanceof Replaced replaced) {
      Part after = replaced.after();
      return object(topic, "replaced", after.name(), null, whole(replaced.before()), whole(after));
    } else if (difference instanceof Changed changed) {
      return object(
          topic,
          "changed",
          changed.part(),
          changed.after().key(),
          changed.before().value(),
          changed.after().value());
    }
    throw new IllegalStateException("no JSON for a " + difference.getClass().getSimpleName());
  }

  private static Map<String, @Nullable Object> object(
      Topic topic,
      String change,
      String part,
      @Nullable String key,
      @Nullable Object before,
      @Nullable Object after) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("topic", topic.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    object.put("change", change);
    object.put("part", part);
    object.put("key", key);
    object.put("before", before);
    object.put("after", after);
    return object;
  }

  private static Map<String, Object> whole(Part part) {
    Map<String, Object> traits = new LinkedHashMap<>();
    for (Trait trait : part.traits()) {
      traits.put(trait.key(), trait.value());
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", part.name());
    object.put("kind", part.kind());
    object.put("traits", traits);
    return object;
  }
}
