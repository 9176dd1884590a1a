package org.lifeboat.testkit.contract.tripwire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a plugin's classes from those of the JDK and of Lifeboat that call them. */
public final class ForeignCode {
  private static final List<String> LIFEBOAT =
      List.of("org.lifeboat.api.", "org.lifeboat.engine.", "org.lifeboat.testkit.");

  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  private ForeignCode() {}

  /** Whether a class by this name is none of the JDK's and none of those that call plugins. */
  public static boolean is(String className) {
    return !isLifeboat(className) && JDK.stream().noneMatch(className::startsWith);
  }

  /** Whether a class by this name is one of those that call plugins or are called by them. */
  static boolean isLifeboat(String className) {
    return LIFEBOAT.stream().anyMatch(className::startsWith);
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
