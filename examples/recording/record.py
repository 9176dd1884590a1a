#!/usr/bin/env python3
"""Records boots of a Linux kernel in QEMU, as folders that `lifeboat verify` reads.

    record.py --kernel vmlinuz CASES.json OUT        (one folder in OUT for each case)

Needs qemu-system-x86_64 and a static busybox. CASES.json is a list of objects:

    id        name of the folder
    group     any word
    mem       memory, as for qemu -m ("4G")
    cmdline   kernel parameters, after "console=ttyS0 panic=-1 edd=off nokaslr"
    base      those first parameters, where they shall be others
    machine   qemu -machine, default q35;  cpu: qemu -cpu, default max
    smp       qemu -smp: a number or a text ("2,maxcpus=4")
    qemu      further qemu arguments, a list
    pad       MiB of zeros after the initrd
    tables    ACPI tables for the kernel's table upgrade: {"dmar.aml": "hex digits"}
    loaded    bytes put into memory: [{"address": "0x40000000", "hex": "..."}]
"""
import argparse, base64, concurrent.futures, gzip, io, json, os, re, shutil, signal, subprocess, sys, tempfile, time

BASE = "console=ttyS0 panic=-1 edd=off nokaslr"
TIME_LIMIT_SECONDS = 75
INITRD_BYTES = 1032097  # always the same, so that addresses are those of the recordings in config/recordings
TABLES = "DMAR IVRS APIC SRAT SLIT MCFG".split()

INIT = r"""#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sysfs /sys
$b mount -t debugfs debugfs /sys/kernel/debug
$b dmesg -n 1
part() { echo "@@@ $1"; }
part dmesg.txt; $b dmesg
part iomem.txt; $b cat /proc/iomem
part buddyinfo.txt; $b cat /proc/buddyinfo
part meminfo.txt; $b cat /proc/meminfo
part zones.txt; $b grep -E '^Node|spanned|present|managed|cma|nr_zone|start_pfn' /proc/zoneinfo
part firmware-memmap.txt
i=0
while [ -d /sys/firmware/memmap/$i ]; do
  m=/sys/firmware/memmap/$i
  read s < $m/start; read e < $m/end; read t < $m/type
  echo "$s $e $t"; i=$((i+1))
done
part pci.txt
for d in /sys/bus/pci/devices/*; do
  [ -d $d ] || continue
  read v < $d/vendor; read p < $d/device; read c < $d/class
  read m < $d/dma_mask_bits; read k < $d/consistent_dma_mask_bits
  g=-; [ -e $d/iommu_group ] && g=$($b basename $($b readlink $d/iommu_group))
  echo "${d##*/} $v $p $c mask=$m coherent=$k group=$g"
done
part iommu-groups.txt
for u in /sys/class/iommu/*; do [ -e $u ] && echo "iommu ${u##*/}"; done
for g in /sys/kernel/iommu_groups/*; do
  [ -d $g ] || continue
  read t < $g/type
  l="group ${g##*/} type=$t "
  for d in $g/devices/*; do l="$l${d##*/} "; done
  echo "$l"
done
part swiotlb.txt
for f in /sys/kernel/debug/swiotlb/io_tlb_nslabs /sys/kernel/debug/swiotlb/io_tlb_used; do
  [ -e $f ] && { read x < $f; echo "${f##*/}=$x"; }
done
for t in TABLENAMES; do
  f=/sys/firmware/acpi/tables/$t; [ -e $f ] || f=/sys/firmware/acpi/tables/${t}1
  [ -e $f ] && { part $t.bin; $b base64 $f; }
done
part end
$b poweroff -f
$b sleep 1000
"""

MESSAGE = re.compile(
    r"DMAR|AMD-Vi|iommu|IOMMU|swiotlb|SWIOTLB|software IO TLB|PCI-DMA|AGP|aperture|GART"
    r"|BIOS vendor|Kernel panic|IR_x2apic|DMA_?MAP|bounce")


def cpio(entries):
    """An uncompressed archive (newc) of (name, mode, bytes, device numbers)."""
    out = io.BytesIO()
    for number, (name, mode, data, device) in enumerate(entries + [("TRAILER!!!", 0, b"", (0, 0))], 1):
        fields = [number, mode, 0, 0, 1, 0, len(data), 0, 0, device[0], device[1], len(name) + 1, 0]
        out.write(b"070701" + b"".join(b"%08X" % f for f in fields) + name.encode() + b"\0")
        out.write(b"\0" * (-out.tell() % 4))
        out.write(data)
        out.write(b"\0" * (-out.tell() % 4))
    out.write(b"\0" * (-out.tell() % 512))
    return out.getvalue()


def base_initrd():
    with open(shutil.which("busybox"), "rb") as f:
        busybox = f.read()
    folder = lambda name: (name, 0o40755, b"", (0, 0))
    raw = cpio([folder(d) for d in ("bin", "proc", "sys", "dev")] + [
        ("dev/console", 0o20600, b"", (5, 1)),
        ("bin/busybox", 0o100755, busybox, (0, 0)),
        ("init", 0o100755, INIT.replace("TABLENAMES", " ".join(TABLES)).encode(), (0, 0))])
    packed = gzip.compress(raw, 9, mtime=0)
    return packed + b"\0" * max(0, INITRD_BYTES - len(packed))


def tables_archive(tables):
    folders = ["kernel", "kernel/firmware", "kernel/firmware/acpi"]
    return cpio([(d, 0o40755, b"", (0, 0)) for d in folders] + [
        ("kernel/firmware/acpi/" + name, 0o100644, bytes.fromhex(data), (0, 0)) for name, data in tables.items()])


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def run(command, console, limit):
    """Runs QEMU; returns how it ended. A machine that said everything and does not switch off is stopped."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    start, said_all = time.time(), None
    while process.poll() is None:
        now = time.time()
        if said_all is None and os.path.exists(console):
            with open(console, "rb") as f:
                f.seek(max(0, os.path.getsize(console) - 300))
                if b"@@@ end" in f.read():
                    said_all = now
        if now - start > limit or said_all and now - said_all > 4:
            process.kill()
            process.wait()
            return "timeout", time.time() - start
        time.sleep(0.1)
    error = process.stderr.read().decode(errors="replace")
    if process.returncode:
        return "exit %d: %s" % (process.returncode, error.strip()[:300]), time.time() - start
    return "exit 0", time.time() - start


def parts(console):
    """The console up to the first part, and each part by its name."""
    pieces = re.split(r"^@@@ (\S+)\n", console, flags=re.M)
    return pieces[0], dict(zip(pieces[1::2], pieces[2::2]))


def first(pattern, text):
    found = re.search(pattern, text, re.M)
    return found.group(1) if found else None


def facts(log, found, complete, end, seconds):
    lines = [re.sub(r"^\[ *\d+\.\d+\] ?", "", l) for l in log.split("\n")]
    messages = [l for l in lines if MESSAGE.search(l) and not re.search(
        r"ommand line|^ *(nokaslr|\S+=\S+)$|^Unknown kernel|Modules linked|Hardware name|Comm:", l)]
    groups = [l for l in found.get("iommu-groups.txt", "").splitlines() if l.startswith("group ")]
    units = [l.split()[1] for l in found.get("iommu-groups.txt", "").splitlines() if l.startswith("iommu ")]
    panic = first(r"Kernel panic - not syncing: (.*)$", log)
    mapped = re.search(r"software IO TLB: mapped \[mem (0x[0-9a-f]+)-(0x[0-9a-f]+)\] \((\d+)MB\)", log)
    slots = first(r"io_tlb_nslabs=(\d+)", found.get("swiotlb.txt", ""))
    slots = int(slots) if slots else None
    hardware = "none"
    if groups:
        hardware = "amd-vi" if any(u.startswith("ivhd") for u in units) else "intel-vtd"
    code = re.search(r"([0-9a-f]+)-([0-9a-f]+) : Kernel code", found.get("iomem.txt", ""))
    ramdisk = re.search(r"RAMDISK: \[mem (0x[0-9a-f]+-0x[0-9a-f]+)\]", log)
    return {
        "outcome": {
            "hardware_iommu": hardware if complete else None,
            "groups": len(groups),
            "swiotlb_active": bool(slots) if complete else None,
            "panic": panic},
        "swiotlb": {"start": mapped[1], "end": mapped[2], "mb": int(mapped[3])} if mapped else None,
        "nslabs": slots or None,
        "e820": [list(m) for m in re.findall(
            r"BIOS-e820: \[mem (0x[0-9a-f]+)-(0x[0-9a-f]+)\] (.*?)\s*$", log, re.M)],
        "kernel_code": [code[1], code[2]] if code else None,
        "memory_line": first(r"(Memory: \d.*)$", log),
        "ramdisk": ramdisk[1] if ramdisk else None,
        "hardware": units,
        "messages": messages,
        "complete": complete,
        "end": end,
        "seconds": round(seconds, 2)}


def record(case, kernel, initrd, out):
    folder = os.path.join(out, case["id"])
    with tempfile.TemporaryDirectory() as work:
        tables, loaded = case.get("tables", {}), case.get("loaded", [])
        image = (tables_archive(tables) if tables else b"") + initrd + b"\0" * (case.get("pad", 0) << 20)
        write(work, "initrd", image)
        cmdline = (case.get("base", BASE) + " " + case.get("cmdline", "")).strip()
        console = os.path.join(work, "console")
        command = ["qemu-system-x86_64", "-accel", "tcg", "-cpu", case.get("cpu", "max"), "-m", case["mem"],
                   "-machine", case.get("machine", "q35"), "-smp", str(case.get("smp", 1)), "-display", "none",
                   "-nodefaults", "-vga", "std", "-no-reboot", "-serial", "file:" + console,
                   "-kernel", kernel, "-initrd", os.path.join(work, "initrd"), "-append", cmdline]
        about = []
        files = {}
        for piece in loaded:
            name = "loaded-%x.bin" % int(piece["address"], 16)
            files[name] = bytes.fromhex(piece["hex"])
            write(work, name, files[name])
            command += ["-device", "loader,file=%s,addr=%s,force-raw=on" % (os.path.join(work, name), piece["address"])]
            about.append({"address": piece["address"], "bytes": len(files[name]), "file": name})
        command += case.get("qemu", [])
        end, seconds = run(command, console, case.get("limit", TIME_LIMIT_SECONDS))
        text = ""
        if os.path.exists(console):
            with open(console, "rb") as f:
                text = f.read().decode(errors="replace").replace("\r", "")
        booting, found = parts(text)
        complete = "end" in found
        log = found["dmesg.txt"] if complete else booting
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    inputs = {"id": case["id"], "group": case.get("group", "own"), "mem": case["mem"], "cmdline": cmdline,
              "qemu": case.get("qemu", [])}
    inputs.update({k: case[k] for k in ("machine", "smp", "cpu", "pad") if k in case})
    inputs.update({"injected": list(tables), "loaded": about, "initrd_bytes": len(image)})
    write(folder, "case.json", json.dumps(inputs, indent=1))
    write(folder, "dmesg.txt", log)
    write(folder, "facts.json", json.dumps(facts(log, found if complete else {}, complete, end, seconds), indent=1))
    for name, data in tables.items():
        write(folder, "injected-%s.bin" % name, bytes.fromhex(data))
    for name, data in files.items():
        write(folder, name, data)
    if complete:
        for name, content in found.items():
            if name.endswith(".bin"):
                write(folder, name, base64.b64decode("".join(content.split())))
            elif name not in ("dmesg.txt", "end"):
                write(folder, name, content or "\n")
    return "%-40s %-9s %5.1fs %s" % (case["id"], "complete" if complete else "cut", seconds, end)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--again", action="store_true", help="record also what is there already")
    parser.add_argument("cases")
    parser.add_argument("out")
    options = parser.parse_args()
    with open(options.cases) as f:
        cases = json.load(f)
    initrd = base_initrd()
    if not options.again:
        cases = [c for c in cases if not os.path.exists(os.path.join(options.out, c["id"], "facts.json"))]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for line in pool.map(lambda c: record(c, options.kernel, initrd, options.out), cases):
            print(line, flush=True)


if __name__ == "__main__":
    main()
