package org.lifeboat.testkit.contract.tripwire;

/** What the watched classes call. Nothing else does. */
public final class Tripwire {
  private Tripwire() {}

  /**
   * Notes what is about to be done.
   *
   * @param by the class that does it
   * @param manner the name of a {@link Manner}
   * @param what who does what
   * @throws ForbiddenException if it would end the process or start a thread
   */
  public static void trip(Class<?> by, String manner, String what) {
    Manner broken = Manner.valueOf(manner);
    if (by.getClassLoader() instanceof TripwireLoader loader) {
      loader.trips().add(broken, what);
    }
    if (broken == Manner.EXIT || broken == Manner.THREAD) {
      throw new ForbiddenException(what);
    }
  }
}
