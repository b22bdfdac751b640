# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots copy a VM with its disks, and hang in its tree."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.building.builder import Builder
from xolite_desktop.simulator.building.snapshots import add_snapshot
from xolite_desktop.simulator.building.storage import add_sr
from xolite_desktop.simulator.building.vms import Disk, VmPlan, add_vm
from xolite_desktop.simulator.schema import NULL_REF


@pytest.fixture
def builder() -> Builder:
    builder = Builder(1, 1_795_357_800.0)
    sr = add_sr(builder, "nfs", "nfs", {}, size=1 << 50)
    disks = (Disk("root", 10, 0.5, sr), Disk("data", 100, 0.5, sr))
    add_vm(
        builder, VmPlan("web", "debian-12", "Running", "OpaqueRef:h", disks=disks, networks=("OpaqueRef:n",))
    )
    return builder


def test_a_snapshot_is_a_template_too_and_names_its_vm(builder: Builder) -> None:
    vm = builder.ref("VM", "web")
    snapshot = builder.record("VM", add_snapshot(builder, vm, "before", 60))
    assert (snapshot["is_a_snapshot"], snapshot["is_a_template"], snapshot["snapshot_of"]) == (True, True, vm)
    assert snapshot["power_state"] == "Halted"
    assert snapshot["snapshot_info"]["power-state-at-snapshot"] == "Running"
    assert snapshot["VCPUs_max"] == builder.record("VM", vm)["VCPUs_max"]


def test_its_disks_are_frozen_copies_over_one_base_copy(builder: Builder) -> None:
    vm = builder.ref("VM", "web")
    for name in ("first", "second"):
        add_snapshot(builder, vm, name, 60)
    copies = [vdi for vdi in builder.of("VDI").values() if vdi.get("is_a_snapshot")]
    bases = [vdi for vdi in builder.of("VDI").values() if not vdi["managed"]]
    assert (len(copies), len(bases)) == (4, 2)
    assert {vdi["sm_config"]["vhd-parent"] for vdi in copies} == {base["uuid"] for base in bases}
    assert all(builder.record("VDI", vdi["snapshot_of"])["name_label"] == vdi["name_label"] for vdi in copies)


def test_it_has_the_same_interfaces_and_an_empty_drive(builder: Builder) -> None:
    vm = builder.ref("VM", "web")
    snapshot = add_snapshot(builder, vm, "before", 60)
    macs = {
        owner: [vif["MAC"] for vif in builder.of("VIF").values() if vif["VM"] == owner]
        for owner in (vm, snapshot)
    }
    assert macs[vm] == macs[snapshot] != []
    drives = [vbd for vbd in builder.of("VBD").values() if vbd["VM"] == snapshot and vbd["type"] == "CD"]
    assert [(vbd["empty"], vbd["VDI"]) for vbd in drives] == [(True, NULL_REF)]


def test_a_checkpoint_has_the_memory_too(builder: Builder) -> None:
    snapshot = builder.record(
        "VM", add_snapshot(builder, builder.ref("VM", "web"), "awake", 60, checkpoint=True)
    )
    assert snapshot["power_state"] == "Suspended"
    assert builder.record("VDI", snapshot["suspend_VDI"])["type"] == "suspend"


def test_it_hangs_below_its_parent(builder: Builder) -> None:
    vm = builder.ref("VM", "web")
    first = add_snapshot(builder, vm, "first", 90)
    assert builder.record("VM", add_snapshot(builder, vm, "second", 60, first))["parent"] == first
