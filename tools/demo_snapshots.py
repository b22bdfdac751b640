# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Custom templates and snapshot trees of the demo pool."""

from __future__ import annotations

from xolite_desktop.simulator.building.builder import DAY, HOUR, Builder
from xolite_desktop.simulator.building.snapshots import add_snapshot
from xolite_desktop.simulator.building.storage import add_base_copy
from xolite_desktop.simulator.building.vms import Disk, VmPlan, add_vm


def add_custom_templates(b: Builder) -> None:
    """Two templates that people made from VMs: they have disks, with a base copy below."""
    rows = (
        (
            "debian-12-hardened",
            "debian-12",
            2,
            4,
            "debian-12-hardened root",
            20,
            "Debian 12 by the security guideline",
        ),
        (
            "win2022-golden",
            "windows-server-2022",
            4,
            8,
            "ws2022 base",
            60,
            "Windows Server 2022, patched in October",
        ),
    )
    for name, system, vcpus, memory, disk, size, description in rows:
        sr = b.ref("SR", "NFS vol1")
        plan = VmPlan(
            name,
            system,
            vcpus=vcpus,
            memory_gib=memory,
            description=description,
            disks=(Disk(disk, size, 0.516, sr),),
            networks=(b.ref("network", "bond0"),),
            tags=("golden",),
            fields={"is_a_template": True},
        )
        vm = add_vm(b, plan)
        vdi = next(vbd["VDI"] for vbd in b.of("VBD").values() if vbd["VM"] == vm and vbd["type"] == "Disk")
        add_base_copy(b, vdi, used=b.record("VDI", vdi)["physical_utilisation"])


def add_snapshots(b: Builder) -> None:
    """A tree three deep with a branch, a checkpoint, two made by the schedule, one of a halted VM."""
    gitlab = b.ref("VM", "gitlab")
    first = add_snapshot(b, gitlab, "before 17.11", 96 * DAY)
    second = add_snapshot(b, gitlab, "before 18.2", 41 * DAY, first)
    add_snapshot(b, gitlab, "try object storage", 30 * DAY, second, name_description="Went nowhere")
    third = add_snapshot(b, gitlab, "before 18.6", 15.7 * DAY, second)
    b.record("VM", gitlab)["parent"] = third

    nextcloud = b.ref("VM", "nextcloud")
    with_memory = add_snapshot(b, nextcloud, "running, before upgrade", 2.2 * DAY, checkpoint=True)
    b.record("VM", nextcloud)["parent"] = with_memory

    postgres = b.ref("VM", "postgres-primary")
    night = add_snapshot(b, postgres, "[Nightly] postgres-primary 1", 36.5 * HOUR, is_vmss_snapshot=True)
    last = add_snapshot(
        b, postgres, "[Nightly] postgres-primary 2", 12.5 * HOUR, night, is_vmss_snapshot=True
    )
    b.record("VM", postgres)["parent"] = last

    staging = b.ref("VM", "staging-db")
    b.record("VM", staging)["parent"] = add_snapshot(b, staging, "empty schema", 9 * DAY)
