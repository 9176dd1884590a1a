package org.lifeboat.plugin.intelvtd.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.plugin.intelvtd.table.DeviceScopes;

/** The scopes of a structure and the PCI functions that were found for them. */
public final class ScopedDevices {
  private final int segment;
  private final DeviceScopes scopes;
  private final List<PciFunction> present = new ArrayList<>();

  /**
   * @param segment PCI segment of all of them
   * @param scopes what firmware says
   */
  public ScopedDevices(int segment, DeviceScopes scopes) {
    this.segment = segment;
    this.scopes = scopes;
  }

  /** PCI segment of all of them. */
  public int segment() {
    return segment;
  }

  /** What firmware says. */
  public DeviceScopes scopes() {
    return scopes;
  }

  /** The functions that are there, in the order in which they were found. */
  public List<PciFunction> present() {
    return Collections.unmodifiableList(present);
  }

  /** A function is there. */
  public void add(PciFunction function) {
    present.add(function);
  }
}
