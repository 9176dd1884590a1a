package org.lifeboat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of a new plugin's Maven project, from the templates of {@code src/main/templates}. In
 * these {@code $package$}, {@code $id$} and {@code $Plugin$} stand for what their names say: they
 * are Java identifiers, so that a template reads as the class that it becomes.
 */
record PluginProject(NewPlugin plugin) {
  private static final int WIDTH = 100;
  private static final Pattern VERSION =
      Pattern.compile("<lifeboat.version>(.*)</lifeboat.version>");

  /** The texts of all files, by their places in the project's folder. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    places().forEach((place, template) -> files.put(place, text(template)));
    return files;
  }

  private Map<String, String> places() {
    String main = "src/main/java/" + plugin.folder() + "/";
    String test = "src/test/java/" + plugin.folder() + "/";
    Map<String, String> places = new LinkedHashMap<>();
    places.put("README.md", kind("README.md"));
    places.put("pom.xml", "pom.xml");
    places.put(".gitignore", "gitignore");
    places.put(main + plugin.className() + ".java", kind("$Plugin$.java"));
    switch (plugin.kind()) {
      case POLICY -> {}
      case ALLOCATOR -> {
        places.put(main + "Ranges.java", kind("Ranges.java"));
        places.put("kernel.conf", kind("kernel.conf"));
      }
      case DRIVER -> {
        places.put("kernel.conf", kind("kernel.conf"));
        places.put("machine.conf", kind("machine.conf"));
      }
    }
    places.put(
        "src/main/resources/META-INF/services/" + plugin.kind().service().getName(), "service");
    places.put(test + plugin.className() + "Test.java", kind("$Plugin$Test.java"));
    return places;
  }

  private String kind(String file) {
    return Specs.word(plugin.kind()) + "/" + file;
  }

  private String text(String template) {
    String text =
        read(template)
            .replace("$package$", plugin.packageName())
            .replace("$id$", plugin.id())
            .replace("$Plugin$", plugin.className());
    return template.endsWith(".java")
        ? text.lines().map(PluginProject::broken).reduce("", (a, b) -> a + b + "\n")
        : text;
  }

  /** The one kind of line that a long name makes too long, broken as google-java-format does. */
  private static String broken(String line) {
    return line.length() > WIDTH && line.contains(" class ")
        ? line.replaceFirst(" (implements|extends) ", "\n    $1 ")
        : line;
  }

  /** The version of the artifacts that a project is built against: this program's own. */
  static String lifeboatVersion() {
    return VERSION.matcher(read("pom.xml")).results().findFirst().orElseThrow().group(1);
  }

  private static String read(String template) {
    try (InputStream in = PluginProject.class.getResourceAsStream("project/" + template)) {
      if (in == null) {
        throw new IllegalStateException("no template " + template);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes all files into a folder that is empty or not there yet.
   *
   * @return what was written, by its place in the folder
   * @throws BadInput if the folder holds something, or cannot be written
   */
  List<String> writeTo(Path folder) {
    Map<String, String> files = files();
    try {
      requireEmpty(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path place = folder.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue());
      }
    } catch (IOException e) {
      throw new BadInput(folder + ": cannot be written: " + e.getMessage());
    }
    return new ArrayList<>(files.keySet());
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new BadInput(folder + ": is not empty; give a new folder or an empty one");
        }
      }
    } else if (Files.exists(folder)) {
      throw new BadInput(folder + ": is no folder; give a new folder or an empty one");
    }
  }
}
