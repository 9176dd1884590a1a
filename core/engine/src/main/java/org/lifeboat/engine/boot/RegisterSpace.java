package org.lifeboat.engine.boot;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.engine.plan.Machine;

/**
 * What answers at which physical address, and who claimed it
 * (kernel/resource.c:request_mem_region).
 */
final class RegisterSpace {
  private static final int ALL_ONES = -1;

  /** Where a range ends that would pass it: the kernel's resource tree has no such place. */
  private static final long LAST_ADDRESS = -1L;

  private static final long ONE_MB = 1 << 20;

  private final Machine machine;
  private final FirmwareMap map;
  private final List<Claim> claims = new ArrayList<>();

  private record Claim(String name, MemoryRange range) {}

  RegisterSpace(Machine machine, FirmwareMap map) {
    this.machine = machine;
    this.map = map;
  }

  /** One page for a look, claimed or not. */
  Registers look(long address) {
    return registers(address & -Pages.SIZE);
  }

  RegisterMapping claim(MemoryRange range, String name) {
    if (range.end() == LAST_ADDRESS) {
      return new RegisterMapping.Claimed("nothing, since it passes the last address");
    }
    for (FirmwareMap.Entry entry : map.entries()) {
      if (entry.range().overlaps(range) && isBusy(entry)) {
        return new RegisterMapping.Claimed(
            entry.kind() == Kind.USABLE ? "System RAM" : entry.kind().text());
      }
    }
    for (Claim claim : claims) {
      if (claim.range().overlaps(range)) {
        return new RegisterMapping.Claimed(claim.name());
      }
    }
    claims.add(new Claim(name, range));
    return new RegisterMapping.Mapped(registers(range.start()));
  }

  /**
   * What nobody may claim (arch/x86/kernel/e820.c:do_mark_busy): all below 1 MB, and above it what
   * is not just reserved.
   */
  private static boolean isBusy(FirmwareMap.Entry entry) {
    return entry.range().start() < ONE_MB
        || switch (entry.kind()) {
          case RESERVED, SOFT_RESERVED, PERSISTENT, PERSISTENT_LEGACY -> false;
          case USABLE, ACPI_DATA, ACPI_NVS, UNUSABLE -> true;
        };
  }

  private Registers registers(long base) {
    for (RegisterPage page : machine.firmware().registers()) {
      long offset = base - page.address();
      if (offset >= 0 && offset < Math.max(Pages.SIZE, page.content().length())) {
        return new Answering(page, (int) offset);
      }
    }
    boolean ram = map.usable().anyMatch(r -> r.contains(base));
    return ram ? new Answering(new RegisterPage(base, Bytes.EMPTY, false), 0) : new Nobody();
  }

  /** Behind the end of what is known of a page, reads give zero; behind the page, all ones. */
  private record Answering(RegisterPage page, int base) implements Registers {
    @Override
    public int read32(int offset) {
      int at = base + offset;
      return at < Math.max(Pages.SIZE, page.content().length()) ? page.content().u32(at) : ALL_ONES;
    }

    @Override
    public boolean acknowledgesCommands() {
      return page.acknowledgesCommands();
    }
  }

  private record Nobody() implements Registers {
    @Override
    public int read32(int offset) {
      return ALL_ONES;
    }

    @Override
    public boolean acknowledgesCommands() {
      return false;
    }
  }
}
