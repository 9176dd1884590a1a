package org.lifeboat.plugin.intelvtd.kernel;

/**
 * What {@code intel_iommu=} and the kernel's configuration decide.
 *
 * @param disabled devices are not to be translated (dmar_disabled)
 * @param refusesOptIn firmware's wish for protection does not count (no_platform_optin)
 * @param mapsGraphics graphics devices are translated too (dmar_map_gfx)
 * @param integratedGraphicsIdentity the processor's own graphics device sees physical addresses
 * @param scalableMode scalable mode is used where units have it (intel_iommu_sm)
 * @param strict every unmapping is flushed at once
 * @param ignoresMeasuredLaunch a measured launch forces nothing (intel_iommu_tboot_noforce)
 */
public record Switches(
    boolean disabled,
    boolean refusesOptIn,
    boolean mapsGraphics,
    boolean integratedGraphicsIdentity,
    boolean scalableMode,
    boolean strict,
    boolean ignoresMeasuredLaunch) {
  /** The state before any parameter. */
  public static Switches initial(
      boolean on, boolean integratedGraphicsIdentity, boolean scalableMode) {
    return new Switches(!on, false, true, integratedGraphicsIdentity, scalableMode, false, false);
  }

  /** Switched on. */
  public Switches enabled() {
    return new Switches(
        false,
        refusesOptIn,
        mapsGraphics,
        integratedGraphicsIdentity,
        scalableMode,
        strict,
        ignoresMeasuredLaunch);
  }

  /** Switched off. */
  public Switches disabledByUser() {
    return new Switches(
        true,
        true,
        mapsGraphics,
        integratedGraphicsIdentity,
        scalableMode,
        strict,
        ignoresMeasuredLaunch);
  }

  /** Graphics devices are left alone. */
  public Switches withoutGraphics() {
    return new Switches(
        disabled,
        refusesOptIn,
        false,
        integratedGraphicsIdentity,
        scalableMode,
        strict,
        ignoresMeasuredLaunch);
  }

  /** The processor's own graphics device sees physical addresses, or not. */
  public Switches withIntegratedGraphicsIdentity(boolean identity) {
    return new Switches(
        disabled,
        refusesOptIn,
        mapsGraphics,
        identity,
        scalableMode,
        strict,
        ignoresMeasuredLaunch);
  }

  /** With scalable mode, or without. */
  public Switches withScalableMode(boolean scalable) {
    return new Switches(
        disabled,
        refusesOptIn,
        mapsGraphics,
        integratedGraphicsIdentity,
        scalable,
        strict,
        ignoresMeasuredLaunch);
  }

  /** With every unmapping flushed at once. */
  public Switches strictly() {
    return new Switches(
        disabled,
        refusesOptIn,
        mapsGraphics,
        integratedGraphicsIdentity,
        scalableMode,
        true,
        ignoresMeasuredLaunch);
  }

  /** With a measured launch that forces nothing. */
  public Switches ignoringMeasuredLaunch() {
    return new Switches(
        disabled,
        refusesOptIn,
        mapsGraphics,
        integratedGraphicsIdentity,
        scalableMode,
        strict,
        true);
  }
}
