package org.lifeboat.plugin.intelvtd.unit;

import org.lifeboat.api.firmware.Registers;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure.Drhd;

/** A remapping hardware unit whose registers are mapped. */
public final class Unit {
  private static final int FAULT_STATUS_OFFSET = 0x34;

  /** PFO, PPF, and PRO. */
  private static final int FAULT_ACKNOWLEDGEMENT = 0x83;

  private static final int VERSION_OFFSET = 0x0;

  private final int number;
  private final Drhd structure;
  private final Registers registers;
  private final Capabilities capabilities;
  private final GlobalStatus status;
  private final ScopedDevices devices;
  private final UnitMemory memory = new UnitMemory();
  private boolean ignored;
  private boolean queueing;
  private boolean faultsAcknowledged;

  /**
   * @param number its place in the table, from 0
   * @param structure what the table says of it
   * @param registers its registers
   */
  public Unit(int number, Drhd structure, Registers registers) {
    this.number = number;
    this.structure = structure;
    this.registers = registers;
    this.capabilities = Capabilities.read(registers);
    this.status = new GlobalStatus(registers);
    this.devices = new ScopedDevices(structure.segment(), structure.scopes());
  }

  /** Its place in the table, from 0. */
  public int number() {
    return number;
  }

  /** The kernel's name for it: {@code dmar0}. */
  public String name() {
    return "dmar" + number;
  }

  /** What the table says of it. */
  public Drhd structure() {
    return structure;
  }

  /** What it can do. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Its state, and the commands that change it. */
  public GlobalStatus status() {
    return status;
  }

  /**
   * The functions it names; empty before scopes were resolved, and for a unit that serves all
   * others.
   */
  public ScopedDevices devices() {
    return devices;
  }

  /** The memory it was given. */
  public UnitMemory memory() {
    return memory;
  }

  /**
   * Its version as the kernel prints it: {@code 1:0}, major before minor (VER, bits 7:4 and 3:0).
   */
  public String version() {
    int version = registers.read32(VERSION_OFFSET);
    return "%s:%s".formatted(version >> 4 & 0xf, version & 0xf);
  }

  /** The 64-bit register at {@code offset} bytes. */
  public long register(int offset) {
    return registers.read64(offset);
  }

  /** Its fault status (FSTS). */
  public int faultStatus() {
    return faultsAcknowledged
        ? (registers.acknowledgesCommands() ? 0 : FAULT_ACKNOWLEDGEMENT)
        : registers.read32(FAULT_STATUS_OFFSET);
  }

  /** Tells it that its faults were seen; plain memory just keeps what was written. */
  public void acknowledgeFaults() {
    faultsAcknowledged = true;
  }

  /** Whether it is left alone: it cannot translate, or serves nothing. */
  public boolean isIgnored() {
    return ignored;
  }

  /** Leaves it alone from now on. */
  public void ignore() {
    ignored = true;
  }

  /** Whether commands go through its queue. */
  public boolean isQueueing() {
    return queueing;
  }

  /** Commands go through its queue from now on. */
  public void queue() {
    queueing = true;
  }
}
