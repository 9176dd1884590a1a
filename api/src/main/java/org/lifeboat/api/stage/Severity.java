package org.lifeboat.api.stage;

/** Levels of kernel messages (include/linux/kern_levels.h), most severe first. */
public enum Severity {
  /** KERN_EMERG: the system is unusable. */
  EMERGENCY,
  /** KERN_ALERT. */
  ALERT,
  /** KERN_ERR. */
  ERROR,
  /** KERN_WARNING. */
  WARNING,
  /** KERN_NOTICE. */
  NOTICE,
  /** KERN_INFO. */
  INFO
}
