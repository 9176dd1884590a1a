package org.lifeboat.lab.replay;

import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;

/** One operation of a trace: what is done to an allocator, and what of its answer is kept. */
sealed interface Operation {
  /** Does it. */
  void on(EarlyAllocator allocator, Answers answers);

  /** How it is answered. */
  default AnswerForm answer() {
    return AnswerForm.NONE;
  }

  /** Memory exists. */
  record Add(MemoryRange range, int node) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.add(range, node);
    }
  }

  /** Memory is gone. */
  record Remove(MemoryRange range) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.remove(range);
    }
  }

  /** A range is taken. */
  record Reserve(MemoryRange range) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.reserve(range);
    }
  }

  /** A range is available again. */
  record Free(MemoryRange range) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.free(range);
    }
  }

  /** Room is asked for. */
  record Allocate(AllocationRequest request) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      AllocationRequest asked =
          allocator.minimumIsGoal() ? request.preferablyAbove(request.min()) : request;
      answers.address(asked, allocator.allocate(asked));
    }

    @Override
    public AnswerForm answer() {
      return AnswerForm.LINE;
    }
  }

  /** The direction of the search. */
  record BottomUp(boolean fromBelow) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.bottomUp(fromBelow);
    }
  }

  /** The current limit. */
  record Limit(long end) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.limit(end);
    }
  }

  /** The books are shown. */
  record Dump() implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      answers.memory(allocator.memory());
      answers.reserved(allocator.reserved());
      answers.end();
    }

    @Override
    public AnswerForm answer() {
      return AnswerForm.BLOCK;
    }
  }

  /** Every free page goes to the page allocator. */
  record HandOver() implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.handOver(answers);
      answers.end();
    }

    @Override
    public AnswerForm answer() {
      return AnswerForm.BLOCK;
    }
  }

  /** The pages of a range go to the page allocator afterwards. */
  record Late(MemoryRange range) implements Operation {
    @Override
    public void on(EarlyAllocator allocator, Answers answers) {
      allocator.freeLate(range, answers);
      answers.end();
    }

    @Override
    public AnswerForm answer() {
      return AnswerForm.BLOCK;
    }
  }
}
