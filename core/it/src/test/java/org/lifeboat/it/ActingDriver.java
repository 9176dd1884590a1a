package org.lifeboat.it;

import java.util.List;
import java.util.function.BiConsumer;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Stage;

/** A driver of a unit that is there and works, with a deed at each call. */
record ActingDriver(BiConsumer<Call, Stage> deed) implements IommuDriver {
  /** The calls a driver gets, in their order, each with its moment. */
  enum Call {
    LOOK("early stage"),
    READ_PARAMETERS("early stage"),
    DETECT("early stage"),
    PROBE("early stage"),
    PREPARE_INTERRUPTS("interrupt set-up"),
    INITIALIZE("run-time stage");

    final String moment;

    Call(String moment) {
      this.moment = moment;
    }
  }

  @Override
  public void look(Stage stage) {
    deed.accept(Call.LOOK, stage);
  }

  @Override
  public void readParameters(Stage stage) {
    deed.accept(Call.READ_PARAMETERS, stage);
  }

  @Override
  public Detection detect(EarlyStage stage) {
    deed.accept(Call.DETECT, stage);
    return new Detection.Present("one unit");
  }

  @Override
  public EarlyProbe probe(EarlyStage stage) {
    deed.accept(Call.PROBE, stage);
    return new EarlyProbe.Sound();
  }

  @Override
  public void prepareInterrupts(InterruptStage stage) {
    deed.accept(Call.PREPARE_INTERRUPTS, stage);
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    deed.accept(Call.INITIALIZE, stage);
    return new Initialization.Active(1, List.of());
  }
}
