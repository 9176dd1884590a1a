package org.lifeboat.engine.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.lifeboat.api.pci.PciFunction;

/**
 * What devices of some classes ask of the bounce pool: defaults for entries of {@code workloads}.
 */
final class WorkloadClasses {
  /** In an entry: whose defaults count. */
  static final String CLASS = "class";

  /** In a class: what its workloads are called. */
  private static final String WORDS = "words";

  /** In a class: which PCI functions are taken to have such a workload where nothing is said. */
  private static final String PCI_CLASSES = "pci-classes";

  /** Keys of a class that are no keys of an entry. */
  private static final Set<String> OWN = Set.of(WORDS, PCI_CLASSES);

  private static final String KEY = "classes";
  private static final Set<String> ONLY_WITH_RATE = Set.copyOf(ArrivalsReader.ONLY_WITH_RATE);

  private final ConfigObject byId;

  /**
   * @param hocon reads those that come with the engine
   */
  WorkloadClasses(Hocon hocon) {
    ConfigObject root = hocon.resolve(hocon.workloadClasses());
    if (!(root.get(KEY) instanceof ConfigObject classes)) {
      throw new IllegalStateException("the engine was built without its device classes");
    }
    byId = classes;
  }

  /** Their ids, ascending. */
  List<String> ids() {
    return List.copyOf(new TreeSet<>(byId.keySet()));
  }

  /** What a class calls its workloads. */
  String words(String id) {
    return known(id).getString(WORDS);
  }

  /** Those that a function is taken to have where nothing is said of it, ascending. */
  List<String> usual(PciFunction function) {
    int kind = function.classCode() >> Byte.SIZE;
    return ids().stream().filter(id -> kinds(id).anyMatch(k -> k == kind)).toList();
  }

  private Config known(String id) {
    return byId.toConfig().getConfig(ConfigUtil.joinPath(id));
  }

  private IntStream kinds(String id) {
    Config known = known(id);
    return known.hasPath(PCI_CLASSES)
        ? known.getStringList(PCI_CLASSES).stream().mapToInt(Integer::decode)
        : IntStream.empty();
  }

  /**
   * An entry with all that its class has for it.
   *
   * @param node the entry, over the defaults
   * @param words what the class calls its workloads; empty without a class
   */
  record Classed(Node node, Optional<String> words) {}

  /** What an entry says, and below it what its class says. */
  Classed complete(Node entry, Node named) {
    ConfigObject own = (ConfigObject) entry.value();
    ConfigObject defaults = defaults(named);
    boolean open = own.containsKey(ArrivalsReader.RATE) ? !isNull(own) : hasRate(defaults);
    ConfigObject whole = own.withoutKey(CLASS);
    for (Map.Entry<String, ConfigValue> byDefault : defaults.entrySet()) {
      String key = byDefault.getKey();
      boolean fits = open || !ONLY_WITH_RATE.contains(key);
      if (fits && !OWN.contains(key) && !own.containsKey(key)) {
        whole = whole.withValue(key, byDefault.getValue());
      }
    }
    return new Classed(
        new Node(entry.path(), whole.withOrigin(own.origin()), entry.problems()),
        Optional.of(defaults.toConfig().getString(WORDS)));
  }

  private static boolean isNull(ConfigObject own) {
    return own.toConfig().getIsNull(ArrivalsReader.RATE);
  }

  private static boolean hasRate(ConfigObject defaults) {
    return defaults.containsKey(ArrivalsReader.RATE);
  }

  /** After a problem any class stands in. */
  private ConfigObject defaults(Node named) {
    Optional<String> id = named.text();
    if (id.isPresent() && byId.get(id.get()) instanceof ConfigObject found) {
      return found;
    }
    id.ifPresent(
        text ->
            named.problem(
                "there is no device class " + Quote.quoted(text), Spelling.hint(text, ids())));
    return (ConfigObject) byId.values().iterator().next();
  }
}
