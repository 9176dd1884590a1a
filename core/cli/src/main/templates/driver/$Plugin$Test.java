package $package$;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.testkit.IommuDriverContract;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

/** Holds the driver against all that every driver must make true, and against its own table. */
final class $Plugin$Test extends IommuDriverContract {
  private static final String SIGNATURE = $Plugin$.SIGNATURE;
  private static final long UNIT = 0xfed9_0000L;

  @Override
  protected IommuDriverProvider<?> provider() {
    return new $Plugin$.Provider();
  }

  @Test
  void aUnitThatAnswersIsStarted() {
    assertEquals(new Initialization.Active(1, List.of()), start(machine(0x10)));
  }

  @Test
  void aUnitThatIsSilentFails() {
    Initialization.Failed failed =
        assertInstanceOf(Initialization.Failed.class, start(machine(0xff)));

    assertEquals("unit-silent", failed.cause().code());
  }

  @Test
  void iommuOffSwitchesItOff() {
    assertInstanceOf(
        Initialization.Inactive.class, start(machine(0x10).withCommandLine("iommu=off")));
  }

  @Test
  void aMachineWithoutTheTableHasNone() {
    assertEquals(new Detection.Absent(), driver().detect(new TestStage(TestMachine.bare())));
  }

  private static Initialization start(TestMachine machine) {
    TestStage stage = new TestStage(machine);
    IommuDriver driver = driver();
    driver.detect(stage);
    driver.probe(stage);
    return driver.initialize(stage);
  }

  private static IommuDriver driver() {
    $Plugin$.Settings settings = new $Plugin$.Settings(false);
    return new $Plugin$(settings);
  }

  /** A machine with the table, and a unit whose registers hold this byte and nothing else. */
  private static TestMachine machine(int registers) {
    byte[] page = new byte[4096];
    Arrays.fill(page, (byte) registers);
    ByteBuffer table =
        ByteBuffer.allocate(FirmwareTable.HEADER_BYTES + Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(SIGNATURE.getBytes(StandardCharsets.US_ASCII))
            .putInt(FirmwareTable.HEADER_BYTES + Long.BYTES)
            .putLong(FirmwareTable.HEADER_BYTES, UNIT);
    return TestMachine.bare()
        .withTable(SIGNATURE, FirmwareTable.withChecksum(Bytes.of(table.array())))
        .withRegisters(new RegisterPage(UNIT, Bytes.of(page), true));
  }
}
