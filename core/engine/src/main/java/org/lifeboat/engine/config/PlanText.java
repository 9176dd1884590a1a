package org.lifeboat.engine.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** Says plans in HOCON. What it says was read again, and gave an equal plan. */
final class PlanText {
  private final Plugins plugins;
  private final ParsedProfiles profiles;
  private final PlanReader reader;

  PlanText(Plugins plugins, ParsedProfiles profiles, PlanReader reader) {
    this.plugins = plugins;
    this.profiles = profiles;
    this.reader = reader;
  }

  /** As {@link PlanReader#text}. */
  String of(BootPlan plan) {
    WrittenBlock written = write(plan);
    BootPlan read = read(written);
    if (!read.equals(plan)) {
      throw new IllegalArgumentException(
          "HOCON cannot say the plan's " + difference("", plan, read));
    }
    return HoconLayout.of(written);
  }

  private WrittenBlock write(BootPlan plan) {
    WrittenBlock block = new WrittenBlock().put("machine", MachineWriter.write(plan.machine()));
    Optional<KernelFile> base = kernel(plan.kernel(), block);
    policy(plan, base, block);
    if (!plan.commandLine().text().equals(plan.machine().loader().commandLine())) {
      block.text("command-line", plan.commandLine().text());
    }
    plan.faults().forEach(fault -> block.add("faults", FaultWriter.write(fault)));
    return plan.seed() == 0 ? block : block.number("seed", plan.seed());
  }

  /** Adds a kernel to a plan; returns the profile that it changes, if any. */
  Optional<KernelFile> kernel(KernelProfile kernel, WrittenBlock plan) {
    Optional<KernelFile> base = base(kernel);
    new KernelWriter(plugins, kernel, base.map(KernelFile::kernel)).write(plan);
    return base;
  }

  /** The profile of the engine that has the kernel's id, or else any of which it is a change. */
  private Optional<KernelFile> base(KernelProfile kernel) {
    List<String> ids = reader.kernelIds();
    List<String> candidates = ids.contains(kernel.id()) ? List.of(kernel.id()) : ids;
    return reader.kernelFiles(candidates).stream()
        .filter(file -> KernelWriter.changes(kernel, file.kernel()))
        .reduce((older, newer) -> newer);
  }

  private void policy(BootPlan plan, Optional<KernelFile> base, WrittenBlock block) {
    PluginChoice own = plan.kernel().policy();
    PluginChoice policy = plan.policy();
    if (policy.equals(own)) {
      return;
    }
    SettingsWriter writer = new SettingsWriter(PluginKind.POLICY, plugins);
    Optional<PluginChoice> usual =
        policy.id().equals(own.id())
            ? Optional.of(own)
            : base.map(KernelFile::policies).orElse(List.of()).stream()
                .filter(choice -> choice.id().equals(policy.id()))
                .findFirst();
    WrittenBlock changed =
        usual.map(u -> writer.changes(policy, u)).orElseGet(() -> writer.all(policy));
    if (changed.isEmpty()) {
      block.text("policy", policy.id());
    } else {
      WrittenBlock named = new WrittenBlock().text(PluginReader.ID, policy.id());
      changed.byKey().forEach(named::put);
      block.put("policy", named);
    }
  }

  private BootPlan read(WrittenBlock written) {
    Problems problems = new Problems();
    try {
      return problems.orThrow(
          new DraftReader(plugins, profiles, problems)
              .read(written.object(), OptionalLong.empty())
              .flatMap(draft -> draft.chosen(Optional.empty())));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("the plan breaks rules of plans\n" + e.getMessage(), e);
    }
  }

  /** The path of the first part in which two parts of plans differ. */
  private static String difference(String path, Object said, Object read) {
    if (said instanceof List<?> list && read instanceof List<?> other) {
      for (int i = 0; i < Math.min(list.size(), other.size()); i++) {
        if (!list.get(i).equals(other.get(i))) {
          return difference(path + "[" + i + "]", list.get(i), other.get(i));
        }
      }
    } else if (said instanceof Record record && said.getClass() == read.getClass()) {
      return difference(path, record, (Record) read);
    }
    return path;
  }

  private static String difference(String path, Record said, Record read) {
    for (RecordComponent part : said.getClass().getRecordComponents()) {
      try {
        Object ours = part.getAccessor().invoke(said);
        Object theirs = part.getAccessor().invoke(read);
        if (!ours.equals(theirs)) {
          return difference(path + (path.isEmpty() ? "" : ".") + part.getName(), ours, theirs);
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        return path; // a plugin's settings, which are its own affair
      }
    }
    return path;
  }
}
