package org.lifeboat.load.service;

import java.util.List;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/** Mappings at the times at which they were recorded. */
final class RecordedLoad implements Load {
  private final Client client;
  private final List<Mapping> mappings;
  private int next;

  RecordedLoad(Client client, List<Mapping> mappings) {
    this.client = client;
    this.mappings = mappings;
  }

  @Override
  public void begin() {
    foresee(0);
  }

  @Override
  public void arrive(long now) {
    if (client.come(1) == 1) {
      Mapping mapping = mappings.get(next++);
      int mapped = client.ask(mapping, now);
      if (mapped >= 0) {
        client.endsAfter(now, Math.max(0, mapping.holdNanos()), mapped);
      }
      foresee(now);
    }
  }

  /** Nobody waits for it. */
  @Override
  public void end(long now) {}

  private void foresee(long now) {
    if (next < mappings.size()) {
      client.arrivesAt(Math.max(now, mappings.get(next).atNanos()));
    }
  }
}
