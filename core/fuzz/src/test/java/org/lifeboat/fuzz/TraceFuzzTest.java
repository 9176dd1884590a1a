package org.lifeboat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.lab.replay.TraceReader;

/**
 * Any text as a trace of operations: each allocator answers it without breaking its contract, or
 * what is wrong with it is said. The input: which allocator, the text.
 */
final class TraceFuzzTest {
  private static final List<AllocatorReplay> ALLOCATORS =
      List.of(replay("memblock"), replay("bootmem"));

  private static AllocatorReplay replay(String id) {
    PluginChoice choice = Boots.LIFEBOAT.reader().choose(PluginKind.ALLOCATOR, id, "");
    Plugin<EarlyAllocator> plugin = Boots.LIFEBOAT.plugins().allocator(id).orElseThrow();
    return new AllocatorReplay(id, () -> plugin.create(choice.settings()));
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "trace.dict")
  void replay(byte[] data) {
    Input input = new Input(data);
    AllocatorReplay allocator = input.oneOf(ALLOCATORS);
    try {
      allocator.replay(
          TraceReader.parse(Path.of("fuzzed.trace"), input.text()),
          line -> assertThat(line).isNotBlank());
    } catch (TraceException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
