package org.lifeboat.it.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/** The plugins that ship keep the contracts: no false alarm. */
final class ShippedPoliciesTest {
  @TestFactory
  Stream<DynamicNode> keepTheirContracts() {
    return Plugins.installed().all(PluginKind.POLICY).stream()
        .map(
            plugin ->
                dynamicContainer(
                    plugin.id(),
                    Contract.of(PluginKind.POLICY, Subject.watched(plugin.provider(), "")).stream()
                        .map(c -> DynamicTest.dynamicTest(c.sentence(), c.check()::run))));
  }
}
