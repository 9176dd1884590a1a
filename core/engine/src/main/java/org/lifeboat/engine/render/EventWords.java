package org.lifeboat.engine.render;

import java.util.Optional;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.policy.DmaBackend;
import org.lifeboat.engine.event.BootEvent;

/** Events in words. */
final class EventWords {
  private EventWords() {}

  /** The event in a line, where it is worth one. */
  static Optional<Cell> of(BootEvent event) {
    if (event instanceof BootEvent.Detected e) {
      return detected(e);
    }
    if (event instanceof BootEvent.PoolReserved e) {
      String state = e.ready() ? ", ready for use" : ", held and not initialised";
      return plain("bounce buffer reserved: " + Outcome.pool(e.pool()) + state);
    }
    if (event instanceof BootEvent.PoolRefused e) {
      return Optional.of(
          new Cell(
              "no room for a bounce buffer of " + Sizes.human(e.wantedBytes()) + ": " + e.why(),
              Tone.WARNING));
    }
    if (event instanceof BootEvent.PoolInitialized e) {
      return plain("bounce buffer initialised: " + Outcome.pool(e.pool()));
    }
    if (event instanceof BootEvent.PoolReleased e) {
      return plain(
          "bounce buffer given up: "
              + Sizes.human(e.returnedBytes())
              + " returned, "
              + Sizes.human(e.lostBytes())
              + " lost");
    }
    if (event instanceof BootEvent.HandedOver e) {
      return plain("the page allocator gets " + Sizes.human(e.bytes()));
    }
    if (event instanceof BootEvent.Initialized e) {
      return Optional.of(initialized(e));
    }
    if (event instanceof BootEvent.Decided e) {
      return Optional.of(new Cell("the policy decides: " + decided(e.backend()), Tone.STRONG));
    }
    return ended(event);
  }

  private static Optional<Cell> ended(BootEvent event) {
    if (event instanceof BootEvent.Panicked e) {
      return Optional.of(new Cell("kernel panic: " + e.text(), Tone.BAD));
    }
    if (event instanceof BootEvent.PluginFailed e) {
      return Optional.of(
          new Cell(e.failure().plugin() + " broke the rules: " + e.failure().problem(), Tone.BAD));
    }
    return Optional.empty();
  }

  private static Optional<Cell> plain(String text) {
    return Optional.of(Cell.of(text));
  }

  private static Optional<Cell> detected(BootEvent.Detected e) {
    if (e.detection() instanceof Detection.Disabled disabled) {
      return plain(e.driver() + " switched off: " + disabled.why());
    }
    return e.detection() instanceof Detection.Present present
        ? Optional.of(probed(e.driver() + " found: " + present.what(), e.probe()))
        : Optional.empty();
  }

  private static Cell probed(String found, EarlyProbe probe) {
    if (probe instanceof EarlyProbe.Broken broken) {
      return new Cell(found + "; broken: " + broken.cause().text(), Tone.BAD);
    }
    return probe instanceof EarlyProbe.Unknowable unknowable
        ? Cell.of(found + "; its health is not known yet: " + unknowable.why())
        : new Cell(found + "; sound", Tone.GOOD);
  }

  private static Cell initialized(BootEvent.Initialized e) {
    if (e.result() instanceof Initialization.Active active) {
      String how = active.passthrough() ? " passes addresses through" : " translates";
      String units = Words.count(active.units(), "unit");
      return new Cell(e.driver() + how + " (" + units + ")", Tone.GOOD);
    }
    return e.result() instanceof Initialization.Failed failed
        ? new Cell(e.driver() + " failed: " + failed.cause().text(), Tone.BAD)
        : Cell.of(e.driver() + " stays off: " + ((Initialization.Inactive) e.result()).why());
  }

  private static String decided(DmaBackend backend) {
    return switch (backend.kind()) {
      case HARDWARE ->
          "the hardware serves"
              + (backend.pool().isPresent() ? ", the bounce buffer stays beside it" : "");
      case SWIOTLB -> "the bounce buffer serves";
      case NOMMU -> "nothing stands in (nommu)";
    };
  }
}
