package org.lifeboat.plugin.intelvtd.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.stage.Stage;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;

/**
 * A DMA remapping reporting table (VT-d specification 8.1). Any bytes will do: fields behind the
 * end read as zero, and a walk takes at most one step per byte.
 *
 * @param content the whole table, its ACPI header included
 */
public record DmarTable(Bytes content) {
  /** The name by which the kernel finds it (ACPI_SIG_DMAR). */
  public static final String SIGNATURE = "DMAR";

  /** Where the host address width stands, less one. */
  public static final int WIDTH_OFFSET = 36;

  /** Where the remapping structures begin. */
  public static final int STRUCTURES_OFFSET = 48;

  private static final int FLAGS_OFFSET = 37;

  /**
   * The table of a machine. One whose header claims less than a header's length is not there: the
   * kernel's ACPI core does not install it (drivers/acpi/acpica/tbutils.c).
   */
  public static Optional<DmarTable> find(Stage stage) {
    return stage
        .table(SIGNATURE)
        .filter(table -> table.claimedLength() >= FirmwareTable.HEADER_BYTES)
        .map(table -> new DmarTable(table.content()));
  }

  /** The length that the header claims, in bytes, unsigned. */
  public long claimedLength() {
    return content.u32(4) & 0xffff_ffffL;
  }

  /** Bits of a physical address, less one, as the table has it: 0 to 255. */
  public int widthByte() {
    return content.u8(WIDTH_OFFSET);
  }

  /** Whether interrupts can be remapped (INTR_REMAP, bit 0). */
  public boolean remapsInterrupts() {
    return flag(0);
  }

  /** Whether firmware asks to leave x2APIC off (X2APIC_OPT_OUT, bit 1). */
  public boolean optsOutOfX2apic() {
    return flag(1);
  }

  /**
   * Whether firmware asks for protection from devices outside (DMA_CTRL_PLATFORM_OPT_IN_FLAG, bit
   * 2).
   */
  public boolean optsInToProtection() {
    return flag(2);
  }

  private boolean flag(int bit) {
    return (content.u8(FLAGS_OFFSET) >> bit & 1) != 0;
  }

  /**
   * The structures, decoded one by one as they are asked for. The walk ends where the claimed
   * length or the bytes end, and behind a structure of length 0, which is still given.
   */
  public Iterable<RemappingStructure> structures() {
    return Walk::new;
  }

  /** The hardware units, as far as the structures can be walked. */
  public Stream<Drhd> units() {
    return StreamSupport.stream(structures().spliterator(), false)
        .filter(Drhd.class::isInstance)
        .map(Drhd.class::cast);
  }

  private final class Walk implements Iterator<RemappingStructure> {
    private final long end = Math.min(claimedLength(), content.length());
    private long position = STRUCTURES_OFFSET;

    @Override
    public boolean hasNext() {
      return position < end;
    }

    @Override
    public RemappingStructure next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      RemappingStructure structure = StructureDecoder.decode(content, (int) position);
      int length = structure.header().length();
      position = length == 0 ? end : position + length;
      return structure;
    }
  }
}
