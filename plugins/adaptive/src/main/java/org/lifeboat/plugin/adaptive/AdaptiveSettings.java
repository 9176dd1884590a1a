package org.lifeboat.plugin.adaptive;

import org.lifeboat.api.plugin.Setting;

/**
 * How the pool is cut.
 *
 * @param insuranceBytes the least that is reserved where there may be need
 * @param bytesPerDevice what one bouncing device is given
 * @param mostBytes the most that is reserved beside the insurance
 */
public record AdaptiveSettings(
    @Setting(
            value = "size of the small pool that is reserved wherever a pool may be needed",
            byDefault = "4MB",
            min = 1 << 20,
            max = 64 << 20,
            unit = Setting.Unit.BYTES)
        long insuranceBytes,
    @Setting(
            value = "what a device that bounces is given; a mapping has 256 KB at most",
            byDefault = "4MB",
            min = 256 << 10,
            max = 64 << 20,
            unit = Setting.Unit.BYTES)
        long bytesPerDevice,
    @Setting(
            value = "the most that is asked for beside the small pool; the kernel may round up",
            byDefault = "64MB",
            min = 1 << 20,
            max = 1 << 30,
            unit = Setting.Unit.BYTES)
        long mostBytes) {

  /** What so many devices are given, {@link #mostBytes} at most. */
  long bytesFor(int devices) {
    return Math.min(mostBytes, devices * bytesPerDevice);
  }
}
