package org.lifeboat.plugin.intelvtd.linux61;

import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.DeviceScope;
import org.lifeboat.plugin.intelvtd.table.DeviceScopes;

/** The first look at a structure's scopes (drivers/iommu/intel/dmar.c:dmar_alloc_dev_scope). */
final class ScopeLengths {
  private ScopeLengths() {}

  /**
   * Complains of types that have no meaning.
   *
   * @throws KernelPanic at a length of 0. It is no panic but worse: the kernel reads the same scope
   *     for ever, and the boot never goes on. The model must end, and this is its way to say that
   *     nothing comes after.
   */
  static void check(DeviceScopes scopes, Stage stage) {
    for (DeviceScope scope : scopes.list()) {
      if (scope.type() < DeviceScope.ENDPOINT || scope.type() > DeviceScope.NAMESPACE) {
        stage.print(Severity.WARNING, "DMAR: Unsupported device scope");
      }
    }
    if (scopes.endless()) {
      throw new KernelPanic(
          "boot hang: a DMAR device scope of length 0 is read for ever (dmar_alloc_dev_scope)");
    }
  }
}
