package org.lifeboat.engine.event;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.stage.Severity;

/** Collects the events of one boot. */
public final class EventLog {
  private final List<BootEvent> events = new ArrayList<>();

  /** Adds an event. */
  public void add(BootEvent event) {
    events.add(event);
  }

  /** Adds a line of the kernel's log. */
  public void print(Severity severity, String text) {
    events.add(new BootEvent.Printed(severity, text));
  }

  /** Adds a formatted line of the kernel's log, at level info. */
  public void info(String format, Object... arguments) {
    print(Severity.INFO, format.formatted(arguments));
  }

  /** What happened so far. */
  public List<BootEvent> events() {
    return List.copyOf(events);
  }
}
