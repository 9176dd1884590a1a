package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.firmware.decode.IvrsLayouts;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.decode.Table;
import org.lifeboat.firmware.decode.TableDecoder;
import org.lifeboat.firmware.decode.TableKind;

class IvrsEntriesTest {
  private static final Bytes SOUND = ivrs("q35-8g-amdvi-sound");
  private static final List<PciAddress> TWO =
      List.of(PciAddress.parse("0000:00:07.0"), PciAddress.parse("0000:00:08.3"));

  private static Bytes ivrs(String machine) {
    return Shipped.machine(machine).firmware().tables().stream()
        .filter(t -> t.signature().equals("IVRS"))
        .map(FirmwareTable::content)
        .findFirst()
        .orElseThrow();
  }

  private static Table decoded(Bytes content) {
    return TableDecoder.decode(TableKind.IVRS, content);
  }

  private static List<Long> named(Structure unit) {
    return unit.children().stream()
        .filter(e -> e.is(IvrsLayouts.SELECT))
        .map(e -> e.number(IvrsLayouts.DEV_ID))
        .toList();
  }

  @Example
  void devicesAreNamedBehindTheOthers() {
    Table table = decoded(IvrsEntries.naming(TWO, SOUND));

    assertThat(named(table.structures().get(0))).hasSize(12).endsWith(0x38L, 0x43L);
    assertThat(table.all()).allMatch(s -> s.flaws().isEmpty());
    assertThat(table.claimedLength()).isEqualTo(table.content().length());
    assertThat(table.content().sum(0, table.content().length())).isZero();
  }

  @Example
  void whatIsWrongWithTheTableStaysWrong() {
    Bytes broken = ivrs("q35-4g-amdvi-bad-checksum");
    Bytes named = IvrsEntries.naming(TWO, broken);

    assertThat(named.length()).isEqualTo(broken.length() + 8);
    assertThat(named.sum(0, named.length())).isEqualTo(broken.sum(0, broken.length())).isNotZero();
  }

  @Example
  void allBlocksOfTheFirstUnitNameThem() {
    int at = 48;
    Bytes block = SOUND.slice(at, SOUND.length());
    byte[] twice = Arrays.copyOf(SOUND.toArray(), SOUND.length() + block.length());
    System.arraycopy(block.toArray(), 0, twice, SOUND.length(), block.length());
    Bytes table = Bytes.of(twice).with(4, (byte) twice.length, (byte) (twice.length >> 8));

    List<Structure> units = decoded(IvrsEntries.naming(TWO, table)).structures();

    assertThat(units).hasSize(2);
    assertThat(named(units.get(0))).endsWith(0x38L, 0x43L).isEqualTo(named(units.get(1)));
  }

  @Example
  void aTableThatIsCutOrHasNoUnitStaysAsItIs() {
    Bytes cut = SOUND.slice(0, SOUND.length() - 1);
    Bytes header = SOUND.slice(0, 48).with(4, (byte) 48);

    assertThat(IvrsEntries.naming(TWO, cut)).isEqualTo(cut);
    assertThat(IvrsEntries.naming(TWO, header)).isEqualTo(header);
    assertThat(IvrsEntries.naming(List.of(), SOUND)).isEqualTo(SOUND);
  }

  @Property(tries = 1000)
  void anyBytesWillDo(@ForAll @Size(max = 120) byte[] noise, @ForAll @IntRange(max = 120) int at) {
    byte[] bytes = SOUND.toArray();
    System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
    Bytes table = Bytes.of(bytes);

    Bytes named = IvrsEntries.naming(TWO, table);

    assertThat(named.length()).isGreaterThanOrEqualTo(table.length());
    assertThat(named.sum(0, named.length())).isEqualTo(table.sum(0, table.length()));
  }
}
