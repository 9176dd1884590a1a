package org.lifeboat.plugin.gart;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.api.stage.Stage;

/**
 * An AGP bridge and its window (search_agp_bridge, read_agp). Some firmware sets up the window
 * there and forgets the northbridge.
 */
final class AgpBridge {
  private static final int HOST_BRIDGE = 0x0600;
  private static final int OTHER_BRIDGE = 0x0680;

  /** Capability id of AGP (AGP 3.0 specification, 2.6). */
  private static final int AGP = 0x02;

  /** Offset of the window's size in the capability. */
  private static final int SIZE = 0x14;

  /** Where the last capability can begin whose size register lies in the first 256 bytes. */
  private static final int LAST_CAPABILITY = 0xfc - SIZE;

  /** Most capabilities that are looked at. */
  private static final int MOST_CAPABILITIES = 48;

  /** MB that a window in a bridge needs at least. */
  private static final int LEAST_MEGABYTES = 32;

  private final Stage stage;
  private final Texts texts;
  private final PciAddress address;
  private final int capability;

  private AgpBridge(Stage stage, Texts texts, PciAddress address, int capability) {
    this.stage = stage;
    this.texts = texts;
    this.address = address;
    this.capability = capability;
  }

  /** The first one among {@code functions}. */
  static Optional<AgpBridge> find(Stage stage, List<EarlyBuses.Function> functions, Texts texts) {
    for (EarlyBuses.Function function : functions) {
      if (function.kind() == HOST_BRIDGE || function.kind() == OTHER_BRIDGE) {
        int capability = capability(stage, function.address());
        if (capability != 0) {
          return Optional.of(new AgpBridge(stage, texts, function.address(), capability));
        }
      }
    }
    return Optional.empty();
  }

  /** Its window, with the messages that go with it; base 0 where the window cannot be used. */
  Aperture aperture() {
    stage.print(
        Severity.INFO,
        texts.bridge().formatted(address.bus(), address.device(), address.function()));
    int size = capability > LAST_CAPABILITY ? 0xffff : read(capability + SIZE) & 0xffff;
    long low = read(0x10) & 0xffff_ffffL & -(1L << 22);
    long base = low | (long) read(0x14) << 32;
    Aperture before = new Aperture(base, 0);
    print(texts.bridgeBefore(), before, size);
    Aperture found = new Aperture(base, order(size));
    if (!found.below4G()) {
      stage.print(Severity.INFO, texts.bridgeWrong().formatted(address, found.megabytes(), size));
      found = before;
    }
    print(texts.bridgeWindow(), found, size);
    boolean usable = ApertureRules.accept(stage, found, LEAST_MEGABYTES);
    return usable ? found : new Aperture(0, found.order());
  }

  private int read(int offset) {
    return stage.readPciConfig(address, offset).orElse(-1);
  }

  private void print(String format, Aperture window, int size) {
    stage.print(
        Severity.INFO,
        format.formatted(address, window.base(), window.end() - 1, window.megabytes(), size));
  }

  /**
   * The size register has a bit less for each doubling; some firmware uses encodings outside the
   * specification.
   */
  private static int order(int size) {
    int bits = size & 0xfff;
    if ((bits & 0xff) != 0) {
      bits |= 0xf00;
    }
    return Math.max(0, 7 - Integer.bitCount(bits));
  }

  private static int capability(Stage stage, PciAddress address) {
    int status = stage.readPciConfig(address, 0x04).orElse(0) >>> 16;
    int position = (status & 0x10) == 0 ? 0 : stage.readPciConfig(address, 0x34).orElse(0) & 0xff;
    for (int i = 0; i < MOST_CAPABILITIES && position >= 0x40; i++) {
      int header = stage.readPciConfig(address, position & ~3).orElse(-1);
      if ((header & 0xff) == 0xff) {
        return 0;
      }
      if ((header & 0xff) == AGP) {
        return position & ~3;
      }
      position = header >> 8 & 0xff;
    }
    return 0;
  }
}
