package $package$;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.api.stage.RuntimeStage;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * Drives an IOMMU with one unit. Its ACPI table, {@code BOAT}, is the common header and the unit's
 * address in 64 bits; the unit is one page of registers, with its version in the first.
 */
public final class $Plugin$ implements IommuDriver {
  /** Four characters by which the kernel finds the table. */
  static final String SIGNATURE = "BOAT";

  private static final int TABLE_BYTES = FirmwareTable.HEADER_BYTES + Long.BYTES;
  private static final int SILENCE = -1;

  private final Settings settings;
  private boolean disabled;

  /**
   * What the driver can be told.
   *
   * @param passthrough whether devices see physical addresses
   */
  public record Settings(
      @Setting(value = "whether devices see physical addresses", byDefault = "false")
          boolean passthrough) {}

  /** A driver for one boot. */
  public $Plugin$(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Detection detect(EarlyStage stage) {
    if (stage.table(SIGNATURE).isEmpty()) {
      return new Detection.Absent();
    }
    disabled = stage.iommuOptions().off();
    return disabled
        ? new Detection.Disabled("iommu=off")
        : new Detection.Present(SIGNATURE + " table, 1 unit");
  }

  @Override
  public EarlyProbe probe(EarlyStage stage) {
    return tableFault(stage)
        .or(() -> unitFault(stage.mapEarly(unit(stage).start())))
        .<EarlyProbe>map(EarlyProbe.Broken::new)
        .orElseGet(
            () -> new EarlyProbe.Unknowable("whether the unit can be mapped shows at run time"));
  }

  @Override
  public Initialization initialize(RuntimeStage stage) {
    if (disabled) {
      return new Initialization.Inactive("iommu=off");
    }
    Initialization result =
        tableFault(stage)
            .<Initialization>map(Initialization.Failed::new)
            .orElseGet(() -> start(stage));
    if (result instanceof Initialization.Failed failed) {
      stage.print(Severity.ERROR, "$id$: " + failed.cause().text());
    }
    return result;
  }

  private Initialization start(RuntimeStage stage) {
    RegisterMapping mapping = stage.mapRegisters(unit(stage), "$id$");
    if (mapping instanceof RegisterMapping.Mapped mapped) {
      return unitFault(mapped.registers())
          .<Initialization>map(Initialization.Failed::new)
          .orElseGet(() -> new Initialization.Active(1, groups(stage)));
    }
    return new Initialization.Failed(
        new Finding("unit-not-mapped", "The registers of the unit cannot be mapped."));
  }

  /** Each function alone: nothing here knows which of them could talk past the unit. */
  private List<IommuGroup> groups(RuntimeStage stage) {
    return stage.pciFunctions().stream()
        .map(function -> IommuGroup.of(List.of(function), settings.passthrough()))
        .toList();
  }

  private static Optional<Finding> tableFault(Stage stage) {
    Bytes table = content(stage);
    if (table.length() < TABLE_BYTES) {
      return Optional.of(new Finding("table-short", "The table ends before the unit's address."));
    }
    if (table.sum(0, table.length()) != 0) {
      return Optional.of(new Finding("table-checksum", "The table's checksum is wrong."));
    }
    MemoryRange unit = unit(stage);
    boolean possible =
        unit.start() != 0
            && unit.start() % Pages.SIZE == 0
            && Long.compareUnsigned(unit.end(), Pages.ADDRESS_END) <= 0;
    return possible
        ? Optional.empty()
        : Optional.of(
            new Finding("unit-address", "No unit can be at 0x%x.".formatted(unit.start())));
  }

  private static Optional<Finding> unitFault(Registers registers) {
    return registers.read32(0) == SILENCE
        ? Optional.of(new Finding("unit-silent", "No unit answers at the table's address."))
        : Optional.empty();
  }

  private static MemoryRange unit(Stage stage) {
    return MemoryRange.ofSize(content(stage).u64(FirmwareTable.HEADER_BYTES), Pages.SIZE);
  }

  private static Bytes content(Stage stage) {
    return stage.table(SIGNATURE).map(FirmwareTable::content).orElse(Bytes.EMPTY);
  }

  /** Registers the driver: this class's name stands in META-INF/services. */
  public static final class Provider implements IommuDriverProvider<Settings> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public String id() {
      return "$id$";
    }

    @Override
    public String summary() {
      return "Drives an IOMMU with one unit that a table of its own names.";
    }

    @Override
    public Class<Settings> settingsType() {
      return Settings.class;
    }

    @Override
    public IommuDriver create(Settings settings) {
      return new $Plugin$(settings);
    }
  }
}
