package org.lifeboat.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Words;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command's words go.
 *
 * @param out results
 * @param err progress and diagnostics
 * @param environment the process's variables
 * @param charset the encoding of {@code out}
 * @param environment the process's variables
 * @param interactive whether a person sits before it
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    Charset charset,
    Map<String, String> environment,
    boolean interactive) {
  /** When colours are used. */
  enum Colour {
    /** On a terminal, unless NO_COLOR or TERM=dumb speak against it. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** The terminal of this process. */
  @SuppressWarnings("SystemConsoleNull") // the launcher's -Djdk.console=java.base keeps it so
  static Terminal ofProcess() {
    Charset charset = processCharset();
    return new Terminal(
        stream(FileDescriptor.out, charset),
        stream(FileDescriptor.err, charset),
        charset,
        System.getenv(),
        System.console() != null);
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
    return new Pipe(new ReaderGone(new FileOutputStream(descriptor)), charset);
  }

  /** A stream that knows whether somebody reads it. */
  private static final class Pipe extends PrintStream {
    private final ReaderGone reader;

    Pipe(ReaderGone reader, Charset charset) {
      super(reader, false, charset);
      this.reader = reader;
    }
  }

  /** Whether no more results are wanted: their reader left, or they cannot be written. */
  boolean isDeaf() {
    return out.checkError() || out instanceof Pipe pipe && pipe.reader.isGone();
  }

  /** The terminal's encoding, by whichever name this version of Java knows it. */
  private static Charset processCharset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    try {
      return name == null ? Charset.defaultCharset() : Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return Charset.defaultCharset();
    }
  }

  /** What may be shown here. */
  Style style(Colour colour) {
    boolean colours =
        switch (colour) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> interactive && welcomesColour();
        };
    return new Style(colours, charset.newEncoder().canEncode('─'), Style.USUAL_WIDTH);
  }

  /** By the conventions of no-color.org: any value but the empty one says no. */
  private boolean welcomesColour() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether help may be in colours. */
  Ansi helpColours() {
    return style(Colour.AUTO).colour() ? Ansi.ON : Ansi.OFF;
  }

  /** Whether whoever sits here wants to see stack traces. */
  boolean debugging() {
    return !environment.getOrDefault("LIFEBOAT_DEBUG", "").isEmpty();
  }

  /** Says something that is not a result. */
  void say(String text) {
    err.println(Program.NAME + ": " + Words.clean(text));
  }
}
