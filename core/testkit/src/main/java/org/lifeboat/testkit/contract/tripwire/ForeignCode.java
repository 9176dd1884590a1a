package org.lifeboat.testkit.contract.tripwire;

import java.util.Optional;
import java.util.stream.Stream;

/** Tells a plugin's classes from those of the JDK and of Lifeboat that call them. */
public final class ForeignCode {
  private static final String[] KNOWN = {
    "java.", "jdk.", "sun.", "org.lifeboat.api.", "org.lifeboat.engine.", "org.lifeboat.testkit."
  };

  private ForeignCode() {}

  /** Whether a class by this name is none of the JDK's and none of those that call plugins. */
  public static boolean is(String className) {
    return Stream.of(KNOWN).noneMatch(className::startsWith);
  }

  /**
   * The innermost method of a class that a {@link TripwireLoader} has loaded, as {@code
   * org.me.Mine.late}.
   *
   * @param stack the innermost frame first
   */
  public static Optional<String> innermost(StackTraceElement[] stack) {
    return Stream.of(stack)
        .filter(frame -> TripwireLoader.NAME.equals(frame.getClassLoaderName()))
        .findFirst()
        .map(frame -> frame.getClassName() + "." + frame.getMethodName());
  }
}
