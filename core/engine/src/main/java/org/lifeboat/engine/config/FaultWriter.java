package org.lifeboat.engine.config;

import org.lifeboat.engine.plan.Fault;

/** Writes an entry of {@code faults}: what {@link FaultReader} reads. */
final class FaultWriter {
  private FaultWriter() {}

  static Written write(Fault fault) {
    if (fault instanceof Fault.Fragmentation f) {
      WrittenBlock block =
          new WrittenBlock().choice("zone", f.zone()).number("largest-order", f.largestOrder());
      if (f.keepPercent() != FaultReader.ALL_PERCENT) {
        block.number("keep-percent", f.keepPercent());
      }
      return WrittenBlock.of("fragmentation", block);
    }
    if (fault instanceof Fault.DriverFails f) {
      return WrittenBlock.of(
          "driver-fails", new WrittenBlock().text("driver", f.driver()).text("cause", f.cause()));
    }
    return WrittenBlock.textOf(((Fault.Firmware) fault).id());
  }
}
