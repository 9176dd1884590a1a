package org.lifeboat.it.contract;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.stage.EarlyStage;
import org.lifeboat.api.stage.RuntimeStage;

/** IOMMU drivers that lie, and providers whose faults do. One sin each. */
final class BadDrivers {
  static final String TABLE = "DMAR";

  private BadDrivers() {}

  /** A driver that takes whoever has a DMAR table at its word. */
  static class Good implements IommuDriver {
    @Override
    public Detection detect(EarlyStage stage) {
      return stage.table(TABLE).isPresent()
          ? new Detection.Present("a table")
          : new Detection.Absent();
    }

    @Override
    public EarlyProbe probe(EarlyStage stage) {
      return new EarlyProbe.Sound();
    }

    @Override
    public Initialization initialize(RuntimeStage stage) {
      return new Initialization.Active(1, groups(stage));
    }

    static List<IommuGroup> groups(RuntimeStage stage) {
      return stage.pciFunctions().stream()
          .map(function -> IommuGroup.of(List.of(function), false))
          .toList();
    }
  }

  /** A provider of sinners. */
  public abstract static class Keeper implements IommuDriverProvider<NoSettings> {
    @Override
    public String id() {
      return "sinner";
    }

    @Override
    public String summary() {
      return "Lives in the zoo.";
    }

    @Override
    public Class<NoSettings> settingsType() {
      return NoSettings.class;
    }
  }

  /** A sinner. */
  public static final class FindsEverywhere extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Detection detect(EarlyStage stage) {
        return new Detection.Present("my own eyes");
      }
    }
  }

  /** A sinner. */
  public static final class HasNoUnits extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Initialization initialize(RuntimeStage stage) {
        return new Initialization.Active(0, groups(stage));
      }
    }
  }

  /** A sinner. */
  public static final class GroupsStrangers extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Initialization initialize(RuntimeStage stage) {
        return new Initialization.Active(
            1, List.of(new IommuGroup(List.of(new PciAddress(7, 0, 0, 0)), false)));
      }
    }
  }

  /** A sinner. */
  public static final class GroupsTwice extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Initialization initialize(RuntimeStage stage) {
        List<IommuGroup> twice = new ArrayList<>(groups(stage));
        twice.addAll(groups(stage));
        return new Initialization.Active(1, twice);
      }
    }
  }

  /** A sinner. */
  public static final class CallsTheDeadSound extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Initialization initialize(RuntimeStage stage) {
        return new Initialization.Failed(new Finding("dead", "It is dead."));
      }
    }
  }

  /** A sinner. */
  public static final class FailsWithoutAWord extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public EarlyProbe probe(EarlyStage stage) {
        return new EarlyProbe.Broken(new Finding("", ""));
      }
    }
  }

  /** A sinner. */
  public static final class DetectsNull extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Detection detect(EarlyStage stage) {
        return null;
      }
    }
  }

  /** A sinner. */
  public static final class ReadsBehindTheTable extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Sinner();
    }

    private static final class Sinner extends Good {
      @Override
      public Detection detect(EarlyStage stage) {
        stage.table(TABLE).ifPresent(table -> lastByte(table.content().toArray()));
        return super.detect(stage);
      }

      private static byte lastByte(byte[] content) {
        return content[content.length];
      }
    }
  }

  /** A sinner. */
  public static final class HasAFaultThatThrows extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Good();
    }

    @Override
    public List<FirmwareFault> faults() {
      return List.of(
          new FirmwareFault(
              "mine-gone",
              "the first table is gone",
              image -> without(image.tables().get(0), image)));
    }

    private static FirmwareImage without(FirmwareTable table, FirmwareImage image) {
      return image.mapTable(table.signature(), t -> t);
    }
  }

  /** A sinner. */
  public static final class HasAFaultThatChanges extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Good();
    }

    private int calls;

    @Override
    public List<FirmwareFault> faults() {
      return List.of(
          new FirmwareFault(
              "mine-moved",
              "each table lies elsewhere",
              image ->
                  image.mapTable(
                      TABLE, t -> new FirmwareTable(t.signature(), calls++, t.content()))));
    }
  }

  /** A sinner. */
  public static final class HasAFaultWithoutAWord extends Keeper {
    @Override
    public IommuDriver create(NoSettings settings) {
      return new Good();
    }

    @Override
    public List<FirmwareFault> faults() {
      return List.of(new FirmwareFault("mine", " ", image -> image));
    }
  }
}
