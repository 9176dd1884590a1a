package org.lifeboat.evidence.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lifeboat.api.firmware.Bytes;

/**
 * Of a configuration space what the way of DMA depends on, so that a machine file stays readable:
 * header type, the lists of capabilities, and of PCI Express, access control and AMD's IOMMUs what
 * they say.
 */
final class Capabilities {
  private static final int CONVENTIONAL_BYTES = 256;
  private static final int EXTENDED_BYTES = 4096;

  /** PCI Local Bus Specification 3.0, 6.1 and 6.7. */
  private static final int STATUS = 0x04;

  private static final int HEADER_TYPE = 0x0c;
  private static final int POINTER = 0x34;
  private static final int FIRST = 0x40;
  private static final int EXPRESS = 0x10;
  private static final int SECURE = 0x0f;
  private static final int ACCESS_CONTROL = 0x0d;

  /** Words of a capability that count: PCI Express's first two, five of an IOMMU's. */
  private static final int SECURE_WORDS = 5;

  private static final int MOST_STEPS = 1024;

  private final Bytes config;
  private final ByteBuffer kept;

  private Capabilities(Bytes config) {
    this.config = config;
    int bytes = config.length() >= EXTENDED_BYTES ? EXTENDED_BYTES : CONVENTIONAL_BYTES;
    this.kept = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Nothing where no more than the header can be read, as others than root find it. */
  static Bytes of(Bytes config) {
    if (config.length() < CONVENTIONAL_BYTES) {
      return Bytes.EMPTY;
    }
    Capabilities capabilities = new Capabilities(config);
    capabilities.keep(STATUS, 1);
    capabilities.keep(HEADER_TYPE, 1);
    capabilities.keep(POINTER, 1);
    capabilities.conventional();
    if (config.length() >= EXTENDED_BYTES) {
      capabilities.extended();
    }
    return Bytes.of(capabilities.kept.array());
  }

  private void keep(int at, int words) {
    for (int i = at;
        i < Math.min(at + words * Integer.BYTES, kept.capacity());
        i += Integer.BYTES) {
      kept.putInt(i, config.u32(i));
    }
  }

  private void conventional() {
    int at = config.u8(POINTER) & 0xfc;
    for (int step = 0; step < MOST_STEPS && at >= FIRST; step++) {
      int id = config.u8(at);
      keep(at, id == SECURE ? SECURE_WORDS : id == EXPRESS ? 2 : 1);
      at = config.u8(at + 1) & 0xfc;
    }
  }

  private void extended() {
    int at = CONVENTIONAL_BYTES;
    for (int step = 0; step < MOST_STEPS && at >= CONVENTIONAL_BYTES; step++) {
      int header = config.u32(at);
      keep(at, (header & 0xffff) == ACCESS_CONTROL ? 2 : 1);
      at = header >>> 20 & 0xffc;
    }
  }
}
