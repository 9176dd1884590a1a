package org.lifeboat.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.RegisterMapping;

/** Who answers at which address of a machine, and who claimed it. */
final class TestRegisters {
  private static final long ONE_MB = 1 << 20;

  private final TestMachine machine;
  private final List<TestStage.Claim> claims = new ArrayList<>();

  TestRegisters(TestMachine machine) {
    this.machine = machine;
  }

  List<TestStage.Claim> claims() {
    return List.copyOf(claims);
  }

  RegisterMapping map(MemoryRange range, String name) {
    Optional<String> holder = holder(range);
    if (holder.isPresent()) {
      return new RegisterMapping.Claimed(holder.get());
    }
    if (machine.isUnmappable(range)) {
      return new RegisterMapping.Unmappable("no such address");
    }
    claims.add(new TestStage.Claim(name, range));
    return new RegisterMapping.Mapped(at(range.start()));
  }

  /** The first in whose way the range is; RAM and all below 1 MB cannot be claimed. */
  private Optional<String> holder(MemoryRange range) {
    return machine.map().entries().stream()
        .filter(e -> e.range().overlaps(range))
        .filter(e -> e.kind() == FirmwareMap.Kind.USABLE || e.range().start() < ONE_MB)
        .map(e -> e.kind() == FirmwareMap.Kind.USABLE ? "System RAM" : e.kind().text())
        .findFirst()
        .or(
            () ->
                claims.stream()
                    .filter(c -> c.range().overlaps(range))
                    .map(TestStage.Claim::name)
                    .findFirst());
  }

  Registers at(long address) {
    Optional<RegisterPage> answering =
        machine.firmware().registers().stream()
            .filter(p -> MemoryRange.ofSize(p.address(), bytes(p)).contains(address))
            .findFirst();
    return new View(answering, address, machine.silence());
  }

  private static long bytes(RegisterPage page) {
    return Math.max(Pages.SIZE, page.content().length());
  }

  private record View(Optional<RegisterPage> page, long base, int silence) implements Registers {
    @Override
    public int read32(int offset) {
      return page.filter(p -> base + offset - p.address() < bytes(p))
          .map(p -> p.content().u32((int) (base - p.address()) + offset))
          .orElse(silence);
    }

    @Override
    public boolean acknowledgesCommands() {
      return page.map(RegisterPage::acknowledgesCommands).orElse(false);
    }
  }
}
