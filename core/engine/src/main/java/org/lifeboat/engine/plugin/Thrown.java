package org.lifeboat.engine.plugin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.plugin.SpiVersion;

/** What foreign code threw, in words. */
public final class Thrown {
  /**
   * What the virtual machine throws where a class meets others than it was compiled against, and
   * what theirs was, seen from here.
   */
  private static final Map<Class<?>, String> MISMATCHES =
      Map.of(
          AbstractMethodError.class, "another",
          IncompatibleClassChangeError.class, "another",
          NoClassDefFoundError.class, "a newer",
          NoSuchFieldError.class, "a newer",
          NoSuchMethodError.class, "a newer");

  private Thrown() {}

  /**
   * As {@code IllegalStateException: no}. Where something of {@code org.lifeboat.api} is not as the
   * plugin's compiler knew it, that is said.
   */
  public static String words(Throwable thrown) {
    String kind = thrown.getClass().getTypeName().replaceFirst(".*[.]", "");
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable another) {
      return kind;
    }
    if (message == null || message.isBlank()) {
      return kind;
    }
    String theirs = MISMATCHES.get(thrown.getClass());
    return kind + ": " + message + (isOfApi(message) ? remark(theirs) : "");
  }

  /**
   * Whether a message of the virtual machine, which writes a class either way, is about the api.
   */
  static boolean isOfApi(String message) {
    return message.replace('/', '.').contains(ApiOnlyClassLoader.VISIBLE);
  }

  private static String remark(@Nullable String theirs) {
    return theirs == null
        ? ""
        : "; it was probably built against %s version of Lifeboat's SPI than %s"
            .formatted(theirs, SpiVersion.CURRENT);
  }
}
