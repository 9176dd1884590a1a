package org.lifeboat.engine.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.stage.Severity;

/** Collects the events of one boot where somebody will read them, and tells who listens. */
public final class EventLog {
  private final List<BootEvent> events = new ArrayList<>();
  private final boolean collects;
  private @Nullable BootListener listener;
  private @Nullable Throwable outburst;

  private EventLog(boolean collects, @Nullable BootListener listener) {
    this.collects = collects;
    this.listener = listener;
  }

  /** A log that nobody listens to. */
  public EventLog() {
    this(true, null);
  }

  /**
   * A log of one boot.
   *
   * @param listener is told of each event
   */
  public EventLog(BootListener listener) {
    this(true, listener);
  }

  /** A log for a boot of whose events nobody asks: it stays empty. */
  public static EventLog unread() {
    return new EventLog(false, null);
  }

  /** Adds an event. */
  public void add(BootEvent event) {
    if (collects) {
      events.add(event);
    }
    if (listener != null) {
      tell(listener, event);
    }
  }

  /**
   * Whatever comes out of a listener is kept until the boot is over: here it would fly through a
   * plugin, and be taken for the plugin's own.
   */
  private void tell(BootListener told, BootEvent event) {
    try {
      told.happened(event);
    } catch (Throwable thrown) {
      listener = null;
      outburst = thrown;
    }
  }

  /** Throws what the listener threw, if it did. */
  public void requireUndisturbed() {
    if (outburst != null) {
      throw EventLog.<RuntimeException>asItIs(outburst);
    }
  }

  /** Also what is checked: languages without such exceptions throw it from a listener. */
  @SuppressWarnings("unchecked") // the type is a pretence, nothing is cast at run time
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Adds a line of the kernel's log. */
  public void print(Severity severity, String text) {
    add(new BootEvent.Printed(severity, text));
  }

  /** Adds a formatted line of the kernel's log, at level info. */
  public void info(String format, Object... arguments) {
    if (collects) {
      print(Severity.INFO, format.formatted(arguments));
    }
  }

  /** What happened so far. */
  public List<BootEvent> events() {
    return List.copyOf(events);
  }
}
