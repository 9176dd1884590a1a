package org.lifeboat.firmware.decode;

/** What keeps a structure from being read as its kind demands. */
public enum Flaw {
  /** Its type has no meaning; its fields are not known. */
  UNKNOWN_TYPE,
  /** It claims to be shorter than its type and length take; what follows it cannot be found. */
  NO_LENGTH,
  /** It claims to be shorter than the fixed part of its kind; what is missing is not decoded. */
  TOO_SHORT,
  /** It is longer than its kind, whose structures all have one length. */
  TOO_LONG,
  /** It claims bytes behind the end of what holds it; those are not decoded. */
  PAST_END,
  /** Fewer bytes are left than the type and length of a structure take. */
  LEFT_OVER
}
