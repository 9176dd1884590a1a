package org.lifeboat.it;

import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/** A driver that gives these answers. */
record AnsweringDriver(Detection detection, EarlyProbe probe, Initialization initialization)
    implements IommuDriver {
  @Override
  public Detection detect(EarlyStage stage) {
    return detection;
  }

  @Override
  public EarlyProbe probe(EarlyStage stage) {
    return probe;
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    return initialization;
  }
}
