package org.lifeboat.plugin.intelvtd.table;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.firmware.Bytes;

/**
 * The device scopes of a structure.
 *
 * @param list in the order of the table
 * @param endless whether the last one claims a length of 0, so that a reader who trusts lengths
 *     never gets past it
 */
public record DeviceScopes(List<DeviceScope> list, boolean endless) {
  /** Copies the list. */
  public DeviceScopes {
    list = List.copyOf(list);
  }

  /**
   * Reads the scopes in {@code [from, to)}, as far as there are bytes. What lies behind the last
   * byte in memory is not known, so reading ends there.
   */
  static DeviceScopes read(Bytes table, long from, long to) {
    List<DeviceScope> found = new ArrayList<>();
    long end = Math.min(to, table.length());
    for (long at = from; at < end; ) {
      DeviceScope scope = scope(table, (int) at);
      found.add(scope);
      if (scope.length() == 0) {
        return new DeviceScopes(found, true);
      }
      at += scope.length();
    }
    return new DeviceScopes(found, false);
  }

  private static DeviceScope scope(Bytes table, int at) {
    int length = table.u8(at + 1);
    List<PathStep> path = new ArrayList<>();
    for (int step = DeviceScope.HEADER_BYTES; step + 2 <= length; step += 2) {
      path.add(new PathStep(table.u8(at + step), table.u8(at + step + 1)));
    }
    return new DeviceScope(table.u8(at), length, table.u8(at + 4), table.u8(at + 5), path);
  }
}
