# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How much memory and time a VM takes whose disk is large and nearly empty, out into a file and in again.

Run as `python -m tests.performance.bench_sparse [GiB]`. The pool is a simulator in a process of its own; each disk has up to 17
blocks of 1 MiB with something in them. Memory is the most that the client held during a step, above what it held before.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from tests.helpers.simulator_child import SimulatorChild
from tests.performance.meters import memory_mib
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.operations import transfer
from xolite_desktop.xapi.operations.disk_image import export_disk
from xolite_desktop.xapi.operations.export_ova import export_ova
from xolite_desktop.xapi.operations.import_images import import_images
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk
from xolite_desktop.xapi.plans.export_vm import Compression
from xolite_desktop.xapi.plans.import_vm.import_vm import proposed_import
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30
VM = "old-jira"
_CLEAR_REFS = Path("/proc/self/clear_refs")


def unheard(_: float) -> None:
    pass


async def measured(name: str, work: Callable[[], Awaitable[object]], path: Path) -> None:
    """Time, and the most memory above what was held before; the file's size on the disk."""
    _CLEAR_REFS.write_text("5")  # begin to note the most anew
    before, begun = memory_mib()[0], time.perf_counter()
    await work()
    seconds, most = time.perf_counter() - begun, memory_mib()[1]
    on_disk = path.stat().st_blocks * 512 / (1 << 20)
    print(
        f"{name:<24} {seconds:6.1f} s   {most - before:5.0f} MiB more   file {on_disk:5.0f} MiB", flush=True
    )


async def run(child: SimulatorChild, size: int, folder: Path) -> None:
    vm, vdi = prepared(child, size)
    endpoint, pins = Endpoint.parse(child.url), Pins(None)
    pins.trust_once(endpoint, Certificate(child.certificate.der))
    client = Client(endpoint, pins)
    await client.sign_in(child.user, child.password)
    async with aclosing(client.subscribe()) as batches:
        await anext(batches)
    sr = client.cache.vdi(vdi).SR  # type: ignore[union-attr]
    for packing in Compression:
        path = folder / f"vm-{packing}.xva"
        await measured(
            f"XVA out, {packing.name.lower()}",
            lambda path=path, packing=packing: transfer.export_vm(
                client, vm, path, unheard, compression=packing
            ),
            path,
        )
        await measured("XVA in", lambda path=path: transfer.import_vm(client, path, sr, unheard), path)
    for kind in (ImageKind.VMDK, ImageKind.VHD):
        path = folder / f"vm-{kind}.ova"
        await measured(
            f"OVA out, {kind.name}",
            lambda path=path, kind=kind: export_ova(client, vm, path, unheard, kind=kind),
            path,
        )
        await measured("OVA in", lambda path=path: imported(client, path), path)
    for format in (DiskFormat.QCOW2, DiskFormat.VHD):
        path = folder / f"disk.{format}"
        plan = ExportDisk(path, format)
        await measured(
            f"disk out, {format.name}", lambda plan=plan: export_disk(client, vdi, plan, unheard), path
        )
        await measured("disk in, as a VM", lambda path=path: imported(client, path), path)
    await client.close()


async def imported(client: Client, path: Path) -> Ref:
    plan = proposed_import(client.cache, await asyncio.to_thread(read_package, path))
    return await import_images(client, replace(plan, name="in again"), unheard)


def prepared(child: SimulatorChild, size: int) -> tuple[Ref, Ref]:
    """A VM with one disk of this size."""
    vm, record = next((ref, each) for ref, each in child.records("VM").items() if each["name_label"] == VM)
    vbds = child.records("VBD")
    (first, *others) = [ref for ref in record["VBDs"] if vbds[ref]["type"] == "Disk"]
    for ref in others:
        child.call("db.destroy", "VBD", ref)
    vdi = vbds[first]["VDI"]
    child.call("db.update", "VDI", vdi, virtual_size=size)
    return Ref(vm), Ref(vdi)


def main() -> None:
    size = int(sys.argv[1] if len(sys.argv) > 1 else 50) * GIB
    with SimulatorChild("demo") as child, tempfile.TemporaryDirectory() as folder:
        print(f"a disk of {size // GIB} GiB; {memory_mib()[0]:.0f} MiB before")
        asyncio.run(run(child, size, Path(folder)))


if __name__ == "__main__":
    main()
