package org.lifeboat.engine.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text to parse, and how it came to be read.
 *
 * @param place what it is called, in messages and as the origin of its values
 * @param text what it says
 * @param chain the files that include each other down to this one, itself the last, in a form that
 *     tells whether two are the same
 */
record Source(Place place, String text, List<String> chain) {
  /** Where the kernel profiles lie among the engine's resources. */
  static final String KERNELS = "org/lifeboat/kernels/";

  private static final String WORKLOAD_CLASSES = "org/lifeboat/workloads/classes.conf";
  private static final Pattern KERNEL_FILE = Pattern.compile("[a-z0-9][a-z0-9.-]*\\.conf");
  private static final String EXTENSION = ".conf";

  /** Copies the list. */
  Source {
    chain = List.copyOf(chain);
  }

  static Source ofFile(Path file) throws UnreadableException {
    return new Source(new Place(file.toString(), 0), TextFiles.text(file), List.of(identity(file)));
  }

  /** A kernel profile that comes with the engine. */
  static Source ofKernel(String file) throws UnreadableException {
    if (!KERNEL_FILE.matcher(file).matches()) {
      throw new UnreadableException(0, "there is no such kernel profile", "");
    }
    String resource = KERNELS + file;
    return new Source(Place.ofResource(resource), TextFiles.resource(resource), List.of(resource));
  }

  /** The device classes that come with the engine. */
  static Source ofWorkloadClasses() throws UnreadableException {
    return new Source(
        Place.ofResource(WORKLOAD_CLASSES),
        TextFiles.resource(WORKLOAD_CLASSES),
        List.of(WORKLOAD_CLASSES));
  }

  /** A text that stands in no file. */
  static Source ofText(Place place, String text) {
    return new Source(place, text, List.of());
  }

  /**
   * What {@code include "name"} of this text means: a file beside it, with or without {@code
   * .conf}.
   */
  Source beside(String name) throws UnreadableException {
    if (name.contains("://")) {
      throw remote();
    }
    Optional<Path> directory = place.directory();
    if (directory.isEmpty()) {
      return includedBy(ofKernel(name));
    }
    Path file = resolve(directory.get(), name);
    Path withExtension = resolve(directory.get(), name + EXTENSION);
    return includedBy(
        ofFile(Files.exists(file) || !Files.exists(withExtension) ? file : withExtension));
  }

  /** What {@code include classpath("name")} means: a kernel profile of the engine. */
  Source resource(String name) throws UnreadableException {
    if (!name.startsWith(KERNELS)) {
      throw new UnreadableException(
          0, "only kernel profiles may be included from the class path", KERNELS + "*.conf");
    }
    return includedBy(ofKernel(name.substring(KERNELS.length())));
  }

  /** What to say to {@code include url(...)}. */
  static UnreadableException remote() {
    return new UnreadableException(0, "nothing is read from the network", "a file beside this one");
  }

  private Source includedBy(Source included) throws UnreadableException {
    String identity = included.chain.get(0);
    if (chain.contains(identity)) {
      throw new UnreadableException(
          0, chain.size() == 1 ? "includes itself" : "includes itself by way of others", "");
    }
    List<String> longer = new ArrayList<>(chain);
    longer.add(identity);
    if (longer.size() > Budget.INCLUDE_DEPTH) {
      throw new UnreadableException(
          0, "is included more than " + Budget.INCLUDE_DEPTH + " levels deep", "");
    }
    return new Source(included.place, included.text, longer);
  }

  private static Path resolve(Path directory, String name) throws UnreadableException {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new UnreadableException(0, "is no file name", "");
    }
  }

  private static String identity(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
