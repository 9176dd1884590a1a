package org.lifeboat.engine.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lifeboat.engine.profile.Difference.Added;
import org.lifeboat.engine.profile.Difference.Changed;
import org.lifeboat.engine.profile.Difference.Gone;
import org.lifeboat.engine.profile.Difference.Moved;
import org.lifeboat.engine.profile.Difference.Replaced;
import org.lifeboat.engine.profile.Topic.Form;

/**
 * In what two profiles differ. Names and descriptions do not count: they do nothing. A difference
 * is what leads from the first profile to the second; of a changed order, as few parts as possible
 * are said to have moved.
 */
public final class Differences {
  private final Outline from;
  private final Outline to;
  private final List<Difference> found = new ArrayList<>();

  private Differences(Outline from, Outline to) {
    this.from = from;
    this.to = to;
  }

  /** A part's name, and the how-manieth of that name it is: what makes two parts the same. */
  private record Key(String name, int occurrence) {}

  /** All of them, topic by topic; none where both profiles do the same. */
  public static List<Difference> between(Outline from, Outline to) {
    Differences differences = new Differences(from, to);
    for (Topic topic : Topic.values()) {
      differences.compare(topic);
    }
    return List.copyOf(differences.found);
  }

  private void compare(Topic topic) {
    List<Part> before = from.of(topic);
    List<Part> after = to.of(topic);
    if (topic.form() == Form.ONE && before.size() == 1 && after.size() == 1) {
      compare(topic, before.get(0), after.get(0));
      return;
    }
    Map<Key, Part> old = byKey(before);
    Map<Key, Part> now = byKey(after);
    old.forEach(
        (key, part) -> {
          Part other = now.get(key);
          if (other == null) {
            found.add(new Gone(topic, part));
          } else {
            compare(topic, part, other);
          }
        });
    now.forEach(
        (key, part) -> {
          if (!old.containsKey(key)) {
            found.add(new Added(topic, part));
          }
        });
    if (topic.form() == Form.SEQUENCE) {
      compareOrder(topic, old, now);
    }
  }

  private static Map<Key, Part> byKey(List<Part> parts) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Key, Part> byKey = new LinkedHashMap<>();
    for (Part part : parts) {
      byKey.put(new Key(part.name(), seen.merge(part.name(), 1, Integer::sum)), part);
    }
    return byKey;
  }

  private void compare(Topic topic, Part before, Part after) {
    if (!before.name().equals(after.name()) || !before.kind().equals(after.kind())) {
      found.add(new Replaced(topic, before, after));
      return;
    }
    for (int i = 0; i < before.traits().size(); i++) {
      Trait old = before.traits().get(i);
      Trait now = after.traits().get(i);
      if (!old.value().equals(now.value())) {
        found.add(new Changed(topic, after.name(), old, now));
      }
    }
  }

  private void compareOrder(Topic topic, Map<Key, Part> old, Map<Key, Part> now) {
    List<Key> oldOrder = old.keySet().stream().filter(now::containsKey).toList();
    List<Key> newOrder = List.copyOf(now.keySet());
    Set<Key> kept = KeptOrder.of(oldOrder, newOrder);
    for (int i = 0; i < newOrder.size(); i++) {
      Key key = newOrder.get(i);
      if (old.containsKey(key) && !kept.contains(key)) {
        String behind = i == 0 ? "" : newOrder.get(i - 1).name();
        found.add(new Moved(topic, now.getOrDefault(key, old.get(key)), behind));
      }
    }
  }
}
