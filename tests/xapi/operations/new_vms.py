# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool to make VMs in, plans for them, and a client whose uploads are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.from_template import proposed_plan
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.resources import Memory, Processors
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30
OWNER = "XenCenter.CustomFields.Owner"
FORM, IMAGE, WINDOWS = "Debian Bookworm 12", "debian-12-hardened", "Windows 11"


class Uploads:
    """Stands where transfers are: what was sent, and an error for who wants one."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes]] = []
        self.fails = False

    def endpoint_reaching(self, srs: object) -> None:
        return None

    async def send(self, wanted: Any, source: Any, *, on_progress: Any, on_task: Any) -> None:
        if self.fails:
            raise Failure("VDI_IO_ERROR", ("as the test wished",), "VDI.import")
        content = b""
        while part := await source.read(1 << 20):
            content += part
        assert len(content) == source.size_bytes
        assert dict(wanted.query)["format"] == "raw"
        on_progress(SimpleNamespace(share=1.0))
        self.sent.append((dict(wanted.query)["vdi"], content))


class Client(DirectClient):
    def __init__(self, pool: DirectPool, *, failing: int | None = None) -> None:
        super().__init__(pool, failing=failing)
        self.transfers = Uploads()


def prepared_pool() -> DirectPool:
    """The demo pool with a disk that nobody has, a template with a TPM, and a paravirtual one."""
    made = DirectPool("demo")
    disk = {
        "name_label": "old data", "name_description": "", "SR": ref(made, "SR", "NFS vol1"), "virtual_size": GIB,
        "type": "user", "sharable": False, "read_only": False, "other_config": {}, "xenstore_data": {},
        "sm_config": {}, "tags": [],
    }  # fmt: skip
    asyncio.run(made.call("VDI.create", disk))
    windows = made.db.get("VM", ref(made, "VM", "win2022-golden"))
    made.db.create("VTPM", VM=ref(made, "VM", "win2022-golden"))
    assert windows["VTPMs"]
    pv = asyncio.run(made.call("VM.clone", ref(made, "VM", FORM), "old PV"))
    made.db.update(
        "VM", pv, is_a_template=True, domain_type="pv", HVM_boot_policy="", PV_args="quiet",
        PV_bootloader="eliloader",
    )  # fmt: skip
    made.follow()
    return made


def kept_state(pool: DirectPool) -> Iterator[dict[tuple[str, str], str]]:
    """The state of the pool; what a test made is removed after it."""
    kept = dict(pool.seen)
    yield kept
    asyncio.run(emptied(pool, kept))


async def emptied(pool: DirectPool, kept: dict[tuple[str, str], str]) -> None:
    for cls, method in (("VM", "VM.destroy"), ("VDI", "VDI.destroy")):
        for each in [ref for ref in pool.db.records(cls) if (cls, ref) not in kept]:
            if cls == "VM" or pool.db.get("VDI", each)["managed"]:
                await pool.call(method, each)
    pool.follow()


def ref(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


def planned(pool: DirectPool, template: str, **changes: Any) -> NewVm:
    return replace(proposed_plan(pool.cache, ref(pool, "VM", template)), name="web", **changes)


def an_iso(pool: DirectPool) -> tuple[Ref, str]:
    library = ref(pool, "SR", "ISO library")
    found = next(ref for ref, vdi in pool.db.records("VDI").items() if vdi["SR"] == library)
    return Ref(found), pool.db.get("VDI", found)["name_label"]


def everything(pool: DirectPool, template: str) -> NewVm:
    """A plan that needs every call there is for a form, or for an image."""
    iso, _ = an_iso(pool)
    plan = planned(
        pool, template, description="x", tags=("x",), folder="/x", custom=((OWNER, "QA"), ("XenCenter.CustomFields.None", "")), host=ref(pool, "host", "xcp-01"),
        processors=Processors(1, 1, 1, 300, 50), memory=Memory.fixed(3 * GIB, GIB),
        firmware=BootFirmware(Firmware.UEFI, True), vtpm=True, install=Install(Source.DISC, iso), auto_power_on=True,
    )  # fmt: skip
    old = VmDisk("", ref(pool, "SR", "NFS vol1"), GIB, Origin.ATTACHED, vdi=ref(pool, "VDI", "old data"))
    new = VmDisk("{name} more", ref(pool, "SR", "NFS vol1"), GIB)
    if template == FORM:
        return replace(plan, disks=(*plan.disks, new, old))
    moved = replace(plan.disks[0], sr=ref(pool, "SR", "iSCSI SAN"), size=plan.disks[0].size + GIB)
    return replace(plan, disks=(moved, new, old), cloud=CloudInit("#!/bin/sh\n"))
