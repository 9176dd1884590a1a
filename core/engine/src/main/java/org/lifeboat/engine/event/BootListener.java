package org.lifeboat.engine.event;

/**
 * Is told what happens in one boot while it happens: on the thread that boots, in order, each event
 * once, and the same events that the report then holds; of a boot that a plugin tore apart, the
 * report tells less. An event may come while a plugin waits for the answer to a request.
 *
 * <p>A listener watches and cannot disturb. Where it throws, it is told of nothing more, the boot
 * goes on to its end, no plugin is blamed, and what it threw comes out of {@code boot} as it is, an
 * {@link Error} too, instead of a report.
 */
@FunctionalInterface
public interface BootListener {
  /**
   * Something happened.
   *
   * @param event what it was
   */
  void happened(BootEvent event);
}
