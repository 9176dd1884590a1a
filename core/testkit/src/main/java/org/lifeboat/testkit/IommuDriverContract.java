package org.lifeboat.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/**
 * What every IOMMU driver must make true; to be extended as {@link FallbackPolicyContract} is.
 * Beside the shipped machines it is held against those that {@link #machines} adds; they all boot
 * with this driver and no other.
 */
public abstract class IommuDriverContract {
  /** The provider under test, of a public class with a public constructor without parameters. */
  protected abstract IommuDriverProvider<?> provider();

  /**
   * What the driver is told, as HOCON: needed where a setting has no default.
   *
   * @return none, unless overridden
   */
  protected String settings() {
    return "";
  }

  /**
   * Further machines, each as a file of HOCON has it: those with the hardware that it drives, sound
   * and broken.
   *
   * @return none, unless overridden
   */
  protected List<String> machines() {
    return List.of();
  }

  @TestFactory
  final Stream<DynamicNode> contract() {
    return ContractTests.of(
        Contract.of(PluginKind.DRIVER, Subject.watched(provider(), settings()).on(machines())));
  }
}
