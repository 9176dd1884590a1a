package org.lifeboat.testkit.contract;

import java.util.stream.Stream;
import org.lifeboat.testkit.contract.tripwire.Manner;

/** That a plugin does nothing beside its work, seen while it works. */
record Manners(Subject subject, Battery battery) {
  Stream<Clause> clauses() {
    return Stream.of(Manner.values())
        .map(m -> new Clause(Family.MINDS_ITS_BUSINESS, m.sentence(), () -> check(m)));
  }

  private void check(Manner manner) {
    if (subject.trips().isEmpty()) {
      throw new Breach(
          "cannot be watched: "
              + subject.provider().getClass().getName()
              + " is no public class with a public constructor without parameters");
    }
    battery.run();
    subject
        .trips()
        .get()
        .first(manner)
        .ifPresent(
            what -> {
              throw new Breach(what);
            });
    battery.requireWhole();
  }
}
