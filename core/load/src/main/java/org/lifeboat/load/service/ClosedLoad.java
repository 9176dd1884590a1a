package org.lifeboat.load.service;

/**
 * As many mappings at one time as fit; where one ends, the next begins. One that failed keeps its
 * place for its time and is then followed by the next, so that when they ask does not depend on
 * what they are answered.
 */
final class ClosedLoad implements Load {
  private final Client client;
  private final Requests requests;
  private final int depth;
  private long asked;

  ClosedLoad(Client client, Requests requests, int depth) {
    this.client = client;
    this.requests = requests;
    this.depth = depth;
  }

  @Override
  public void begin() {
    for (int i = 0; i < depth && !client.isOver(); i++) {
      ask(0);
    }
  }

  @Override
  public void arrive(long now) {
    throw new IllegalStateException("a closed workload waits for no moment");
  }

  @Override
  public void end(long now) {
    ask(now);
  }

  private void ask(long now) {
    if (client.come(1) == 1) {
      long number = asked++;
      client.endsAfter(now, requests.holdNanos(number), client.ask(requests, number, now));
    }
  }
}
