package org.lifeboat.lab.replay;

import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.memory.Region;

/** Takes what an allocator answers; as a page sink, what it hands over. */
interface Answers extends PageSink {
  /** Where the room for a request is, if there is any. */
  void address(AllocationRequest request, OptionalLong address);

  /** What counts as memory, ascending. */
  void memory(List<Region> regions);

  /** What is reserved, ascending. */
  void reserved(List<Region> regions);

  /** The answer to an operation of several lines ends. */
  void end();
}
