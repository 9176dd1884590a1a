package org.lifeboat.engine.render;

import java.util.List;
import org.lifeboat.engine.service.ServedBoot;

/**
 * Reports as JSON for programs. The format is stable: keys keep their names and meaning, new ones
 * may come beside them. A key is always there; what does not exist is {@code null}. Addresses are
 * text ({@code "0x7bed4000"}, unsigned), sizes are numbers of bytes.
 *
 * <table>
 * <caption>The object of one boot</caption>
 * <tr><td>{@code machine, kernel, policy}</td><td>their ids</td></tr>
 * <tr><td>{@code seed}</td><td>number</td></tr>
 * <tr><td>{@code backend}</td><td>id of the driver that translates, {@code "swiotlb"}, {@code "nommu"}; null after a panic or a
 *     plugin's failure</td></tr>
 * <tr><td>{@code hardwareIommu}</td><td>{@code active}; {@code driver} or null; {@code failedAt} {@code "detect"}, {@code
 *     "initialize"} or null; {@code cause} in words or null; {@code causeCode} for programs or null; {@code groups}: arrays of PCI
 *     addresses that the unit cannot tell apart</td></tr>
 * <tr><td>{@code panic}</td><td>the panic's text or null</td></tr>
 * <tr><td>{@code failure}</td><td>null, or the plugin that broke the rules: {@code plugin, moment, problem}</td></tr>
 * <tr><td>{@code bounce}</td><td>the pool in use at the end: {@code active}; {@code start}, {@code end} (exclusive) or null; {@code
 *     slots} of 2048 bytes, 0 without a pool; {@code origin} {@code "early"}, {@code "late"} or null; {@code
 *     growth} under load, {@code blockBytes} at once and {@code mostBytes} in all, or null</td></tr>
 * <tr><td>{@code certainty}</td><td>what could be otherwise, as the machine is not wholly known: {@code bounceExact}; {@code
 *     bounceFrom}, {@code bounceTo} (exclusive) within which the pool lies at any rate, or null; {@code bounceWhy} it is not exact; {@code
 *     butFor}: what is so unlikely that it does not count; {@code outcomeSure}; {@code outcomeWhy} it is not</td></tr>
 * <tr><td>{@code memory}</td><td>bytes: {@code reservedEarlyBytes, reservedLateBytes, returnedBytes} of bounce buffers; {@code
 *     lostBytes}, their sum in {@code losses} ({@code start, end, bytes, why}); {@code heldBytes} by the fallback at the end; {@code
 *     bookkeepingBytes, bookkeepingReturnedBytes} of the arrays beside the pools; {@code driverBytes} that IOMMU drivers hold; {@code totalBytes, freeBytes} of RAM; {@code
 *     roundingBytes} in fractions of pages that no policy could have had</td></tr>
 * <tr><td>{@code devices}</td><td>{@code address}; {@code name}, may be empty; {@code mask} in bits; {@code reach} {@code "direct"},
 *     {@code "translated"}, {@code "bounced"}, {@code "unreachable"}; {@code why}. Empty after a panic or a failure</td></tr>
 * <tr><td>{@code service}</td><td>null, or what came of the machine's workloads after boot, as in {@link ServiceJson}</td></tr>
 * <tr><td>{@code owners}</td><td>who owns RAM at the end, ascending: {@code start, end, owner, kind}</td></tr>
 * <tr><td>{@code log}</td><td>the kernel's log, a line each</td></tr>
 * </table>
 *
 * Several boots are an array of these.
 */
public final class JsonReport implements BootRenderer {
  /** One object. */
  @Override
  public String render(ServedBoot boot) {
    return JsonTree.written(json -> new JsonBoot(json).write(boot));
  }

  /** An array with an object for each boot. */
  public String render(List<ServedBoot> boots) {
    return JsonTree.written(
        json -> {
          json.writeStartArray();
          for (ServedBoot boot : boots) {
            new JsonBoot(json).write(boot);
          }
          json.writeEndArray();
        });
  }
}
