package org.lifeboat.load.chance;

import java.util.Arrays;
import java.util.List;
import org.lifeboat.load.workload.Distribution;

/**
 * Draws from a distribution by inverse transform: one number of {@link Chance#unit} gives one
 * value, the greater the greater, so that two workloads that differ in one figure are alike in all
 * else. {@link StrictMath} makes the same on every machine.
 */
@FunctionalInterface
public interface Sampler {
  /**
   * The value of which a share {@code unit} of all values lies below.
   *
   * @param unit from 0 to 1, exclusive
   * @return finite where the distribution keeps its bounds
   */
  double at(double unit);

  /**
   * A whole number near the value.
   *
   * @param least what is had at least, also where the value is none
   * @param most what is had at most
   */
  default long at(double unit, long least, long most) {
    double value = at(unit);
    return value >= least ? Math.min(Math.round(value), most) : least;
  }

  /** One for a distribution. */
  static Sampler of(Distribution distribution) {
    if (distribution instanceof Distribution.Constant constant) {
      return unit -> constant.value();
    }
    if (distribution instanceof Distribution.Uniform uniform) {
      double width = uniform.most() - uniform.least();
      return unit -> uniform.least() + width * unit;
    }
    if (distribution instanceof Distribution.Exponential exponential) {
      return unit -> 0 - exponential.mean() * StrictMath.log(1 - unit);
    }
    if (distribution instanceof Distribution.Pareto pareto) {
      return pareto(pareto);
    }
    return choice(((Distribution.Choice) distribution).values());
  }

  private static Sampler pareto(Distribution.Pareto pareto) {
    double beyond = 1 - StrictMath.pow(pareto.least() / pareto.most(), pareto.shape());
    double power = -1 / pareto.shape();
    double most = Math.max(pareto.least(), pareto.most());
    return unit ->
        Math.min(most, pareto.least() * StrictMath.exp(power * StrictMath.log(1 - unit * beyond)));
  }

  private static Sampler choice(List<Distribution.Weighted> values) {
    double[] upTo = new double[values.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += values.get(i).weight();
      upTo[i] = sum;
    }
    double all = sum;
    return unit -> {
      int found = Arrays.binarySearch(upTo, unit * all);
      int place = found < 0 ? -found - 1 : found + 1;
      return upTo.length == 0 ? 0 : values.get(Math.min(place, upTo.length - 1)).value();
    };
  }
}
