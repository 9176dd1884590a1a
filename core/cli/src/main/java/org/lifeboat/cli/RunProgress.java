package org.lifeboat.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.lifeboat.experiment.run.RunListener;

/**
 * How a run goes, on standard error: a line that changes where a person sits before it, else a line
 * every ten seconds. The only clock of a run is here.
 */
final class RunProgress implements RunListener, AutoCloseable {
  private static final int BAR = 30;
  private static final long TERMINAL_MILLIS = 200;
  private static final long LINE_MILLIS = 10_000;
  private static final String ERASE = "\r\033[K";

  private final Terminal terminal;
  private final long all;
  private final long found;
  private final LongSupplier nanos;
  private final long start;
  private final LongAdder computed = new LongAdder();
  private final Thread ticker = new Thread(this::tick, "progress");

  /**
   * Begins to tell.
   *
   * @param all how many rows there are to be
   * @param found how many were there before
   * @param nanos a clock
   */
  RunProgress(Terminal terminal, long all, long found, LongSupplier nanos) {
    this.terminal = terminal;
    this.all = all;
    this.found = found;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    ticker.setDaemon(true);
    ticker.start();
  }

  @Override
  public void computed(int rows) {
    computed.add(rows);
  }

  @Override
  public void says(String line) {
    if (terminal.interactive()) {
      terminal.err().print(ERASE);
    }
    terminal.say(line);
    terminal.err().flush();
  }

  private void tick() {
    try {
      while (true) {
        if (terminal.interactive()) {
          terminal.err().print(ERASE + bar());
          terminal.err().flush();
          Thread.sleep(TERMINAL_MILLIS);
        } else {
          Thread.sleep(LINE_MILLIS);
          terminal.say(line());
          terminal.err().flush();
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private String bar() {
    int full = (int) (BAR * done() / all);
    return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + line();
  }

  private long done() {
    return Math.min(all, found + computed.sum());
  }

  /** {@code 250000 of 1000000 boots (25%), 23100 a second, 33 s left}. */
  String line() {
    long done = done();
    long rate = rate();
    return "%s of %s boots (%s%%), %s a second"
            .formatted(done, all, (int) (100.0 * done / all), rate)
        + (rate == 0 ? "" : ", " + time((all - done) / rate) + " left");
  }

  /** What the run did, when it is over. */
  String total() {
    return "%s boots in %s, %s a second".formatted(computed.sum(), time(seconds()), rate());
  }

  private long rate() {
    double seconds = (nanos.getAsLong() - start) / 1e9;
    return seconds <= 0 ? 0 : Math.round(computed.sum() / seconds);
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - start);
  }

  /** {@code 33 s}, {@code 12 min 5 s}, {@code 30 h 2 min}. */
  static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%s min %s s".formatted(seconds / 60, seconds % 60)
        : "%s h %s min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /** Ends it; the line that changes is gone. */
  @Override
  public void close() {
    ticker.interrupt();
    boolean interrupted = false;
    while (ticker.isAlive()) {
      try {
        ticker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (terminal.interactive()) {
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }
}
