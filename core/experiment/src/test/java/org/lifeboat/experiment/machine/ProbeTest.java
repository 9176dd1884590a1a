package org.lifeboat.experiment.machine;

import org.junit.jupiter.api.Test;
import org.lifeboat.engine.plan.*;

class ProbeTest {
  @Test
  void probe() {
    for (Machine m : Shipped.MACHINES) {
      System.out.println(
          m.id()
              + " installed "
              + MemorySize.installed(m) / 1048576.0
              + " smallest "
              + MemorySize.smallest(m) / 1048576.0
              + " "
              + InstalledRam.of(m).banks());
      for (long b : new long[] {256L << 20, 1L << 30, 4L << 30, 16L << 30, 2L << 40}) {
        try {
          Machine r = MemorySize.of(m, b);
          System.out.println(
              "  "
                  + (b >> 20)
                  + " -> "
                  + MemorySize.installed(r) / 1048576.0
                  + " "
                  + InstalledRam.of(r).usable()
                  + " initrd "
                  + r.loader().initrd()
                  + " nodes "
                  + r.nodes());
          for (var k : Shipped.KERNELS) {
            var rep = Shipped.LIFEBOAT.boot(BootPlan.of(r, k));
            if (rep.failure().isPresent())
              System.out.println("   !! " + k.id() + " " + rep.failure() + rep.panic());
          }
        } catch (IllegalArgumentException e) {
          System.out.println("  " + e.getMessage());
        }
      }
    }
  }
}
