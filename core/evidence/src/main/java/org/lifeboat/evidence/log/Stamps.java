package org.lifeboat.evidence.log;

import java.util.Arrays;
import java.util.OptionalDouble;

/** When the messages of a log were printed, in seconds since the kernel began. Immutable. */
public final class Stamps {
  /** Of a log without time stamps. */
  public static final Stamps NONE = new Stamps(new double[0]);

  private final double[] seconds;

  private Stamps(double[] seconds) {
    this.seconds = seconds;
  }

  /**
   * When a message was printed; empty where its line does not say, or says the time of day alone.
   *
   * @param message its index, not negative
   */
  public OptionalDouble at(int message) {
    return message >= seconds.length || Double.isNaN(seconds[message])
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds[message]);
  }

  /** Takes them one after another. */
  static final class Builder {
    private double[] seconds = new double[16];
    private int count;

    void add(OptionalDouble time) {
      if (count == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * count);
      }
      seconds[count] = time.orElse(Double.NaN);
      count++;
    }

    Stamps build() {
      return new Stamps(Arrays.copyOf(seconds, count));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stamps stamps && Arrays.equals(seconds, stamps.seconds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(seconds);
  }
}
