package org.lifeboat.engine.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.engine.service.ServedBoot;

/** Writes the object of one boot; {@link JsonReport} says what it means. */
final class JsonBoot {
  private final JsonGenerator json;

  JsonBoot(JsonGenerator json) {
    this.json = json;
  }

  void write(ServedBoot boot) throws IOException {
    BootReport report = boot.report();
    json.writeStartObject();
    json.writeStringField("machine", report.machine());
    json.writeStringField("kernel", report.kernel());
    json.writeStringField("policy", report.policy());
    json.writeNumberField("seed", report.seed());
    text("backend", report.backend());
    hardware(report.hardware());
    text("panic", report.panic());
    failure(report.failure());
    bounce(report.pool(), report.growth());
    certainty(report.certainty());
    memory(report);
    devices(report.devices());
    json.writeFieldName("service");
    JsonTree.write(json, boot.service().map(ServiceJson::of).orElse(null));
    owners(report.owners());
    json.writeArrayFieldStart("log");
    for (String line : report.log()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void hardware(BootReport.HardwareIommu hardware) throws IOException {
    json.writeObjectFieldStart("hardwareIommu");
    json.writeBooleanField("active", hardware.active());
    text("driver", hardware.driver());
    text("failedAt", hardware.failedAt().map(JsonBoot::lower));
    text("cause", hardware.cause().map(Finding::text));
    text("causeCode", hardware.cause().map(Finding::code));
    json.writeArrayFieldStart("groups");
    for (IommuGroup group : hardware.groups()) {
      json.writeStartArray();
      for (PciAddress address : group.functions()) {
        json.writeString(address.toString());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void failure(Optional<BootEvent.PluginFailure> failure) throws IOException {
    if (failure.isEmpty()) {
      json.writeNullField("failure");
      return;
    }
    json.writeObjectFieldStart("failure");
    json.writeStringField("plugin", failure.get().plugin());
    json.writeStringField("moment", failure.get().moment());
    json.writeStringField("misdeed", lower(failure.get().misdeed()));
    json.writeStringField("problem", failure.get().problem());
    json.writeEndObject();
  }

  private void bounce(Optional<BouncePool> pool, Optional<PoolGrowth> growth) throws IOException {
    json.writeObjectFieldStart("bounce");
    json.writeBooleanField("active", pool.isPresent());
    text("start", pool.map(p -> Sizes.address(p.range().start())));
    text("end", pool.map(p -> Sizes.address(p.range().end())));
    json.writeNumberField("slots", pool.map(BouncePool::slots).orElse(0L));
    text("origin", pool.map(p -> lower(p.origin())));
    growth(growth);
    json.writeEndObject();
  }

  private void growth(Optional<PoolGrowth> growth) throws IOException {
    if (growth.isEmpty()) {
      json.writeNullField("growth");
      return;
    }
    json.writeObjectFieldStart("growth");
    json.writeNumberField("blockBytes", growth.get().blockBytes());
    json.writeNumberField("mostBytes", growth.get().mostBytes());
    json.writeEndObject();
  }

  private void certainty(Certainty certainty) throws IOException {
    json.writeObjectFieldStart("certainty");
    json.writeBooleanField("bounceExact", certainty.poolIsExact());
    text("bounceFrom", certainty.poolWithin().map(r -> Sizes.address(r.start())));
    text("bounceTo", certainty.poolWithin().map(r -> Sizes.address(r.end())));
    texts("bounceWhy", certainty.aboutPool());
    texts("butFor", certainty.butFor());
    json.writeBooleanField("outcomeSure", certainty.outcomeIsSure());
    texts("outcomeWhy", certainty.aboutOutcome());
    json.writeEndObject();
  }

  private void texts(String key, List<String> texts) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void memory(BootReport report) throws IOException {
    BootReport.MemoryCost memory = report.memory();
    json.writeObjectFieldStart("memory");
    json.writeNumberField("reservedEarlyBytes", memory.reservedEarlyBytes());
    json.writeNumberField("reservedLateBytes", memory.reservedLateBytes());
    json.writeNumberField("returnedBytes", memory.returnedBytes());
    json.writeNumberField("lostBytes", memory.lostBytes());
    json.writeNumberField("heldBytes", new Outcome(report).heldBytes());
    json.writeNumberField("bookkeepingBytes", memory.bookkeepingBytes());
    json.writeNumberField("bookkeepingReturnedBytes", memory.bookkeepingReturnedBytes());
    json.writeNumberField("driverBytes", memory.driverBytes());
    json.writeNumberField("totalBytes", memory.totalBytes());
    json.writeNumberField("freeBytes", memory.freeBytes());
    json.writeNumberField("roundingBytes", memory.roundingBytes());
    json.writeArrayFieldStart("losses");
    for (BootReport.Loss loss : memory.losses()) {
      json.writeStartObject();
      range(loss.range());
      json.writeNumberField("bytes", loss.range().bytes());
      json.writeStringField("why", loss.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void devices(List<BootReport.DeviceFate> devices) throws IOException {
    json.writeArrayFieldStart("devices");
    for (BootReport.DeviceFate device : devices) {
      json.writeStartObject();
      json.writeStringField("address", device.address().toString());
      json.writeStringField("name", device.name());
      json.writeNumberField("mask", device.maskBits());
      json.writeStringField("reach", lower(device.reach()));
      json.writeStringField("why", device.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void owners(List<BootReport.Owned> owners) throws IOException {
    json.writeArrayFieldStart("owners");
    for (BootReport.Owned owned : owners) {
      json.writeStartObject();
      range(owned.range());
      json.writeStringField("owner", owned.owner().name());
      json.writeStringField("kind", lower(owned.owner().kind()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void range(MemoryRange range) throws IOException {
    json.writeStringField("start", Sizes.address(range.start()));
    json.writeStringField("end", Sizes.address(range.end()));
  }

  private void text(String key, Optional<String> value) throws IOException {
    @Nullable String orNull = value.orElse(null);
    json.writeStringField(key, orNull);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
