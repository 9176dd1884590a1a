package $package$;

import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.testkit.EarlyAllocatorContract;

/** Holds the allocator against all that every allocator must make true. */
final class $Plugin$Test extends EarlyAllocatorContract {
  @Override
  protected EarlyAllocatorProvider<?> provider() {
    return new $Plugin$.Provider();
  }
}
