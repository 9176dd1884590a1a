package org.lifeboat.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record. The configuration key is the component's name in
 * kebab case ({@code poolBytes}: {@code pool-bytes}). Components may be boolean, int, long, double,
 * String, an enum (written in kebab case), or a List of these.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
  /**
   * What it means.
   *
   * @return one sentence
   */
  String value();

  /**
   * Its default.
   *
   * @return as it would stand in a configuration file; without one, the key must be given
   */
  String byDefault() default REQUIRED;

  /**
   * Smallest value of a number.
   *
   * @return inclusive, in bytes where the {@link #unit} is bytes
   */
  long min() default Long.MIN_VALUE;

  /**
   * Largest value of a number.
   *
   * @return inclusive, in bytes where the {@link #unit} is bytes
   */
  long max() default Long.MAX_VALUE;

  /**
   * How numbers are written.
   *
   * @return a bare number, unless said otherwise
   */
  Unit unit() default Unit.PLAIN;

  /** As {@link #byDefault}: there is none. */
  String REQUIRED = "\u0000required";

  /** How numbers are written. */
  enum Unit {
    /** A bare number. */
    PLAIN,
    /**
     * A size: {@code 64MB}, {@code 4 KiB}, {@code 0x1000}, a bare number of bytes. M and MB are
     * binary, as in the kernel.
     */
    BYTES,
    /** An address: {@code 0xfed90000}. */
    ADDRESS
  }
}
