package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds kernel profiles: those that come with the engine by their ids, others by their files. */
final class KernelFinder {
  /** In a kernel block: the profile that the block changes. */
  static final String PROFILE = "profile";

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

  /** The ids of the profiles that come with the engine, ascending. */
  static List<String> ids() {
    try {
      return TextFiles.resource(INDEX).lines().filter(l -> !l.isBlank()).sorted().toList();
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

  private Optional<Node> find(String name, Place namedAt) {
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
    return Optional.of(new Node(KERNEL, kernel, problems));
  }

  private ConfigObject named(String name, Place namedAt) {
    if (name.endsWith(".conf") || name.contains("/")) {
      return file(name, namedAt);
    }
    if (!ids().contains(name)) {
      problems.add(
          namedAt,
          KERNEL,
          "there is no kernel profile " + Quote.quoted(name),
          Spelling.hint(name, ids()) + ", or a file that ends in .conf");
      return ConfigFactory.empty().root();
    }
    return hocon.kernel(name, namedAt, KERNEL);
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
