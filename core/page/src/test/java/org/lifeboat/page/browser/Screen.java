package org.lifeboat.page.browser;

/**
 * What a page is looked at on.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param touch whether it is held in the hand
 * @param dark whether its owner likes it dark
 */
public record Screen(int width, int height, boolean touch, boolean dark) {
  /** A phone. */
  public static final Screen PHONE = new Screen(390, 844, true, false);

  /** A desk. */
  public static final Screen DESK = new Screen(1280, 900, false, false);

  /** The same at night. */
  public Screen atNight() {
    return new Screen(width, height, touch, true);
  }

  @Override
  public String toString() {
    return (touch ? "phone" : "desk") + (dark ? "-dark" : "-light");
  }
}
