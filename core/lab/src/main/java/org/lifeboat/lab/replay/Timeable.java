package org.lifeboat.lab.replay;

/**
 * A trace in memory that was replayed once without a fault, to be replayed again and again.
 *
 * @param replay replays it on a fresh subject with nobody listening
 * @param operations how many it has, at least 1
 */
public record Timeable(Runnable replay, int operations) {}
