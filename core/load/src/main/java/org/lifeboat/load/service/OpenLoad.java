package org.lifeboat.load.service;

import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;

/**
 * Mappings that come in bursts, whatever happened to earlier ones. So many at most are mapped at
 * one time, and as many at most wait; one that comes beyond them is never asked for. One that fails
 * is lost.
 */
final class OpenLoad implements Load {
  private final Client client;
  private final Requests requests;
  private final Moments moments;
  private final Sampler burst;
  private final Chance burstChance;
  private final int most;

  private final LongFifo waiting = new LongFifo();
  private int mapped;
  private long bursts;
  private long came;

  OpenLoad(
      Client client,
      Requests requests,
      Moments moments,
      Sampler burst,
      Chance burstChance,
      int most) {
    this.client = client;
    this.requests = requests;
    this.moments = moments;
    this.burst = burst;
    this.burstChance = burstChance;
    this.most = most;
  }

  @Override
  public void begin() {
    client.arrivesAt(moments.next());
  }

  @Override
  public void arrive(long now) {
    long admitted = client.come(burst.at(burstChance.unit(bursts++), 1, Long.MAX_VALUE));
    long end = came + admitted;
    while (came < end && waiting.size() < most && !client.isHung()) {
      if (mapped < most) {
        ask(came, now);
      } else {
        waiting.add(came);
      }
      came++;
    }
    came = end;
    client.arrivesAt(moments.next());
  }

  @Override
  public void end(long now) {
    mapped--;
    while (mapped < most && waiting.size() > 0 && !client.isOver()) {
      ask(waiting.take(), now);
    }
  }

  private void ask(long number, long now) {
    int mapping = client.ask(requests, number, now);
    if (mapping != Client.FAILED) {
      mapped++;
      client.endsAfter(now, requests.holdNanos(number), mapping);
    }
  }
}
