package org.lifeboat.testkit.contract;

/**
 * One thing that a plugin must make true.
 *
 * @param family what it is about
 * @param sentence what the plugin does that keeps it, without its name: {@code throws nothing but a
 *     kernel panic}; unique within a contract
 * @param check tries it; throws a {@link Breach} where it does not hold, a {@link
 *     NotJudgedException} where nobody can say
 */
public record Clause(Family family, String sentence, Runnable check) {}
