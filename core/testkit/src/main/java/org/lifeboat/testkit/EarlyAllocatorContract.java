package org.lifeboat.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.testkit.contract.Contract;
import org.lifeboat.testkit.contract.Subject;

/**
 * What every early allocator must make true; to be extended as {@link FallbackPolicyContract} is.
 * Alone, it is held against books that are kept as simply as can be, over a thousand lives of
 * random operations; a test that fails there shows the shortest trace that breaks the promise, for
 * {@code ./lifeboat replay}. In boots, it takes the place of the kernel's own.
 */
public abstract class EarlyAllocatorContract {
  /** The provider under test, of a public class with a public constructor without parameters. */
  protected abstract EarlyAllocatorProvider<?> provider();

  /**
   * What the allocator is told, as HOCON: needed where a setting has no default.
   *
   * @return none, unless overridden
   */
  protected String settings() {
    return "";
  }

  @TestFactory
  final Stream<DynamicNode> contract() {
    return ContractTests.of(
        Contract.of(PluginKind.ALLOCATOR, Subject.watched(provider(), settings())));
  }
}
