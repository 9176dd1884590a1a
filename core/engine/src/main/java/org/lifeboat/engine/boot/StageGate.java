package org.lifeboat.engine.boot;

import org.lifeboat.api.stage.StageClosedException;
import org.lifeboat.engine.event.BootEvent.Moment;

/** Open while its stage lasts. */
final class StageGate {
  private final Moment moment;
  private boolean open = true;

  StageGate(Moment moment) {
    this.moment = moment;
  }

  /** The stage's own moment. */
  Moment moment() {
    return moment;
  }

  void pass() {
    if (!open) {
      throw new StageClosedException(moment.text().replace(" stage", ""));
    }
  }

  void close() {
    open = false;
  }
}
