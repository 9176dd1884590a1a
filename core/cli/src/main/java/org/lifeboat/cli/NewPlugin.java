package org.lifeboat.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.lifeboat.engine.plugin.PluginKind;

/**
 * A plugin that somebody is about to write.
 *
 * @param kind what it is
 * @param id its name in configuration
 * @param packageName the package of its classes
 */
record NewPlugin(PluginKind kind, String id, String packageName) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 64;
  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9_.]+");

  /** Whose classes a plugin's jar cannot bring: the virtual machine's own, and the SPI's. */
  private static final Pattern TAKEN = Pattern.compile("java(\\..*)?|org\\.lifeboat\\.api(\\..*)?");

  /** Types that the written class names by themselves. */
  private static final Set<String> IMPORTED =
      Set.of("FallbackPolicy", "IommuDriver", "EarlyAllocator");

  /**
   * @throws BadInput if nothing can be made with these names
   */
  NewPlugin {
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw new BadInput(
          "--id %s: is not made of lower-case letters, digits and single dashes, at most %s; right is, for instance, small-pool"
              .formatted(id, LONGEST_ID));
    }
    if (!PACKAGE.matcher(packageName).matches()
        || !SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      throw new BadInput(
          "--package %s: is no name of a Java package; right is, for instance, org.me"
              .formatted(packageName));
    }
    if (TAKEN.matcher(packageName).matches()) {
      throw new BadInput(
          "--package %s: a jar cannot bring classes of this package; right is, for instance, org.me"
              .formatted(packageName));
    }
  }

  /** The name of its class: {@code MyIdPolicy}. */
  String className() {
    String name =
        Arrays.stream(id.split("-")).map(NewPlugin::capitalized).collect(Collectors.joining())
            + suffix();
    return Character.isDigit(name.charAt(0)) || IMPORTED.contains(name) ? "My" + name : name;
  }

  private String suffix() {
    return switch (kind) {
      case POLICY -> "Policy";
      case DRIVER -> "Driver";
      case ALLOCATOR -> "Allocator";
    };
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** Where in a source tree the package lies. */
  String folder() {
    return packageName.replace('.', '/');
  }
}
