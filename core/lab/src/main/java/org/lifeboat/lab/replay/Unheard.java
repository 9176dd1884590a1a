package org.lifeboat.lab.replay;

import java.util.List;
import java.util.OptionalLong;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.Region;

/** Takes answers and keeps none. */
enum Unheard implements Answers {
  /** The only one: it has no state. */
  ANSWERS;

  @Override
  public void address(AllocationRequest request, OptionalLong address) {}

  @Override
  public void memory(List<Region> regions) {}

  @Override
  public void reserved(List<Region> regions) {}

  @Override
  public void release(long firstPfn, long endPfn, int maxOrder) {}

  @Override
  public void end() {}
}
