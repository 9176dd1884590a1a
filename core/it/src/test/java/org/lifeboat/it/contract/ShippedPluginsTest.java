package org.lifeboat.it.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/** The plugins that ship keep their contracts: no false alarm. */
final class ShippedPluginsTest {
  @TestFactory
  Stream<DynamicNode> policies() {
    return all(PluginKind.POLICY);
  }

  @TestFactory
  Stream<DynamicNode> allocators() {
    return all(PluginKind.ALLOCATOR);
  }

  @TestFactory
  Stream<DynamicNode> drivers() {
    return all(PluginKind.DRIVER);
  }

  private static Stream<DynamicNode> all(PluginKind kind) {
    return Plugins.installed().all(kind).stream()
        .map(plugin -> dynamicContainer(plugin.id(), clauses(kind, plugin)));
  }

  private static Stream<DynamicNode> clauses(PluginKind kind, Plugin<?> plugin) {
    return Contract.of(kind, Subject.watched(plugin.provider(), "")).stream()
        .map(clause -> dynamicTest(clause.sentence(), clause.check()::run));
  }
}
