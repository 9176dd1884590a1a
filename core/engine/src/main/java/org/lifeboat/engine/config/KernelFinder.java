package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds kernel profiles: those that come with the engine by their ids, others by their files. */
final class KernelFinder {
  /** In a kernel block: the profile that the block changes. */
  static final String PROFILE = "profile";

  /** In a kernel block: for which other version the profile was taken. */
  static final String STANDS_IN = "stands-in";

  /** The key that holds the kernel, in plans and in profiles. */
  static final String KERNEL = "kernel";

  /** The kernel of a plan that names none. */
  static final String DEFAULT = "linux-6.1";

  /** The list of the profiles that come with the engine, one id a line. */
  private static final String INDEX = Source.KERNELS + "index.txt";

  private static final int DEEPEST = 10;

  private final Hocon hocon;
  private final Problems problems;

  KernelFinder(Hocon hocon, Problems problems) {
    this.hocon = hocon;
    this.problems = problems;
  }

  /** The ids of the profiles that come with the engine, ascending by version. */
  static List<String> ids() {
    try {
      return TextFiles.resource(INDEX)
          .lines()
          .filter(l -> !l.isBlank())
          .sorted(KernelMatch.ORDER)
          .toList();
    } catch (UnreadableException e) {
      throw new IllegalStateException("the engine was built without its kernel profiles", e);
    }
  }

  /**
   * What a kernel block says, over the profile that it changes, and so on down; empty after a
   * problem.
   */
  Optional<Node> complete(Node block) {
    Node complete = block;
    for (int depth = 0; depth < DEEPEST; depth++) {
      ConfigObject own = (ConfigObject) complete.value();
      ConfigValue profile = own.get(PROFILE);
      if (profile == null) {
        return Optional.of(complete);
      }
      Node name = new Node(KERNEL + "." + PROFILE, profile, problems);
      Optional<Node> base = name.text().flatMap(text -> find(text, name.place()));
      if (base.isEmpty() || !base.get().mustBeBlock()) {
        return Optional.empty();
      }
      ConfigObject merged = own.withoutKey(PROFILE).withFallback(base.get().value());
      complete = new Node(KERNEL, merged.withOrigin(own.origin()), problems);
    }
    block.problem("the profiles name each other without end", "");
    return Optional.empty();
  }

  /** The profile that stands for a release of the kernel; empty where it is no such thing. */
  static Optional<KernelMatch> nearest(String release) {
    return KernelVersion.of(release).map(version -> KernelMatch.nearest(version, ids()));
  }

  private Optional<Node> find(String name, Place namedAt) {
    Optional<KernelMatch> match = isFile(name) ? Optional.empty() : nearest(name);
    return find(
        match.map(KernelMatch::id).orElse(name), namedAt, match.flatMap(KernelMatch::remark));
  }

  private Optional<Node> find(String name, Place namedAt, Optional<String> standsIn) {
    int before = problems.count();
    ConfigObject root = hocon.resolve(named(name, namedAt));
    ConfigValue kernel = root.get(KERNEL);
    if (kernel == null) {
      if (problems.count() == before) {
        problems.add(namedAt, KERNEL, Quote.quoted(name) + " has no kernel block", "");
      }
      return Optional.empty();
    }
    new Node("", root, problems).block(block -> block.find(KERNEL));
    return Optional.of(
        new Node(KERNEL, standsIn.isEmpty() ? kernel : marked(kernel, standsIn.get()), problems));
  }

  private static ConfigValue marked(ConfigValue kernel, String standsIn) {
    return kernel instanceof ConfigObject block
        ? block.withValue(STANDS_IN, ConfigValueFactory.fromAnyRef(standsIn))
        : kernel;
  }

  private static boolean isFile(String name) {
    return name.endsWith(".conf") || name.contains("/");
  }

  private ConfigObject named(String name, Place namedAt) {
    if (isFile(name)) {
      return file(name, namedAt);
    }
    if (!ids().contains(name)) {
      problems.add(
          namedAt,
          KERNEL,
          "there is no kernel profile " + Quote.quoted(name),
          Spelling.hint(meant(name), ids())
              + ", a version like 5.13, or a file that ends in .conf");
      return ConfigFactory.empty().root();
    }
    return hocon.kernel(name, namedAt, KERNEL);
  }

  /** An id with a version that has no profile means the one that would be taken. */
  private static String meant(String name) {
    return KernelMatch.versionOf(name)
        .map(version -> KernelMatch.nearest(version, ids()).id())
        .orElse(name);
  }

  private ConfigObject file(String name, Place namedAt) {
    try {
      Path directory = namedAt.directory().orElse(Path.of(""));
      return hocon.file(directory.resolve(name));
    } catch (InvalidPathException e) {
      problems.add(namedAt, KERNEL, Quote.quoted(name) + " is no file name", "");
      return ConfigFactory.empty().root();
    }
  }
}
