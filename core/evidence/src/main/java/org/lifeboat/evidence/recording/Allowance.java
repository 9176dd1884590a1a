package org.lifeboat.evidence.recording;

/** How much may be read of one place: an archive may hold far more than it seems to. */
final class Allowance {
  /** Some thousand recordings. */
  private static final long MOST_BYTES = 256L << 20;

  private final String place;
  private long left = MOST_BYTES;

  /**
   * @param place what people call it
   */
  Allowance(String place) {
    this.place = place;
  }

  /** So much was read. */
  void take(int bytes) throws RecordingException {
    left -= bytes;
    if (left < 0) {
      throw new RecordingException(
          place, "holds more than " + (MOST_BYTES >> 20) + " MB; verify it in parts");
    }
  }
}
