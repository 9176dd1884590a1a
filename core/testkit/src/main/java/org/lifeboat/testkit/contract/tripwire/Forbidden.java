package org.lifeboat.testkit.contract.tripwire;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which methods and fields of the JDK break which manner. Names are the class file's. */
final class Forbidden {
  private static final String INIT = "<init>";
  private static final String ANY = "*";

  /**
   * A method.
   *
   * @param owner its class, or with a slash at the end all classes of a package
   * @param name its name, or {@link #ANY}
   * @param descriptor how its descriptor begins; empty for all
   */
  private record Method(Manner manner, String owner, String name, String descriptor) {
    boolean matches(String calledOwner, String calledName, String calledDescriptor) {
      return (owner.endsWith("/") ? calledOwner.startsWith(owner) : owner.equals(calledOwner))
          && (name.equals(ANY) || name.equals(calledName))
          && calledDescriptor.startsWith(descriptor);
    }
  }

  private static final List<Method> METHODS =
      List.of(
          of(Manner.CLOCK, "java/lang/System", "currentTimeMillis"),
          of(Manner.CLOCK, "java/lang/System", "nanoTime"),
          of(Manner.CLOCK, "java/lang/Thread", "sleep"),
          of(Manner.CLOCK, "java/util/concurrent/TimeUnit", "sleep"),
          of(Manner.CLOCK, "java/time/", "now"),
          of(Manner.CLOCK, "java/time/Clock", ANY),
          of(Manner.CLOCK, "java/util/Calendar", "getInstance"),
          new Method(Manner.CLOCK, "java/util/Date", INIT, "()"),
          of(Manner.CHANCE, "java/lang/Math", "random"),
          of(Manner.CHANCE, "java/lang/StrictMath", "random"),
          of(Manner.CHANCE, "java/lang/System", "identityHashCode"),
          of(Manner.CHANCE, "java/security/SecureRandom", INIT),
          of(Manner.CHANCE, "java/security/SecureRandom", "getInstanceStrong"),
          of(Manner.CHANCE, "java/util/UUID", "randomUUID"),
          of(Manner.CHANCE, "java/util/concurrent/ThreadLocalRandom", "current"),
          new Method(Manner.CHANCE, "java/util/Random", INIT, "()"),
          new Method(Manner.CHANCE, "java/util/SplittableRandom", INIT, "()"),
          new Method(Manner.CHANCE, "java/util/Collections", "shuffle", "(Ljava/util/List;)"),
          new Method(Manner.CHANCE, "java/util/random/RandomGenerator", "of", ""),
          of(Manner.CHANCE, "java/util/random/RandomGenerator", "getDefault"),
          of(Manner.EXIT, "java/lang/System", "exit"),
          of(Manner.EXIT, "java/lang/Runtime", "exit"),
          of(Manner.EXIT, "java/lang/Runtime", "halt"),
          of(Manner.EXIT, "java/lang/Runtime", "addShutdownHook"),
          of(Manner.THREAD, "java/lang/Thread", INIT),
          of(Manner.THREAD, "java/lang/Thread", "start"),
          of(Manner.THREAD, "java/lang/Thread", "ofVirtual"),
          of(Manner.THREAD, "java/lang/Thread", "startVirtualThread"),
          of(Manner.THREAD, "java/util/Timer", INIT),
          of(Manner.THREAD, "java/util/concurrent/Executors", ANY),
          of(Manner.THREAD, "java/util/concurrent/ForkJoinPool", ANY),
          of(Manner.THREAD, "java/util/concurrent/ScheduledThreadPoolExecutor", INIT),
          of(Manner.THREAD, "java/util/concurrent/ThreadPoolExecutor", INIT),
          of(Manner.THREAD, "java/util/concurrent/CompletableFuture", "runAsync"),
          of(Manner.THREAD, "java/util/concurrent/CompletableFuture", "supplyAsync"),
          of(Manner.THREAD, "java/util/Collection", "parallelStream"),
          of(Manner.THREAD, "java/util/List", "parallelStream"),
          of(Manner.THREAD, "java/util/Set", "parallelStream"),
          of(Manner.THREAD, "java/util/stream/", "parallel"),
          of(Manner.CONSOLE, "java/lang/System", "console"),
          of(Manner.CONSOLE, "java/lang/Throwable", "printStackTrace"),
          of(Manner.WORLD, "java/lang/System", "getenv"),
          of(Manner.WORLD, "java/lang/System", "getProperty"),
          of(Manner.WORLD, "java/lang/System", "getProperties"),
          of(Manner.WORLD, "java/lang/System", "setProperty"),
          of(Manner.WORLD, "java/lang/System", "load"),
          of(Manner.WORLD, "java/lang/System", "loadLibrary"),
          of(Manner.WORLD, "java/lang/Runtime", "exec"),
          of(Manner.WORLD, "java/lang/ProcessBuilder", INIT),
          of(Manner.WORLD, "java/io/FileInputStream", INIT),
          of(Manner.WORLD, "java/io/FileOutputStream", INIT),
          of(Manner.WORLD, "java/io/FileReader", INIT),
          of(Manner.WORLD, "java/io/FileWriter", INIT),
          of(Manner.WORLD, "java/io/RandomAccessFile", INIT),
          of(Manner.WORLD, "java/nio/file/Files", ANY),
          of(Manner.WORLD, "java/nio/channels/FileChannel", "open"),
          of(Manner.WORLD, "java/net/Socket", INIT),
          of(Manner.WORLD, "java/net/ServerSocket", INIT),
          of(Manner.WORLD, "java/net/DatagramSocket", INIT),
          of(Manner.WORLD, "java/net/InetAddress", ANY),
          of(Manner.WORLD, "java/net/URL", "openStream"),
          of(Manner.WORLD, "java/net/URL", "openConnection"),
          of(Manner.WORLD, "java/net/http/", ANY));

  private static final Set<String> STREAMS = Set.of("out", "err", "in");

  private Forbidden() {}

  private static Method of(Manner manner, String owner, String name) {
    return new Method(manner, owner, name, "");
  }

  /** What calling a method breaks. */
  static Optional<Manner> method(String owner, String name, String descriptor) {
    if (!owner.startsWith("java/")) {
      return Optional.empty();
    }
    return METHODS.stream()
        .filter(m -> m.matches(owner, name, descriptor))
        .findFirst()
        .map(Method::manner);
  }

  /** What reading a static field breaks. */
  static Optional<Manner> read(String owner, String name) {
    return owner.equals("java/lang/System") && STREAMS.contains(name)
        ? Optional.of(Manner.CONSOLE)
        : Optional.empty();
  }
}
