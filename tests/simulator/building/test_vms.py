# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM has what its power state demands."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.building.builder import GIB, Builder
from xolite_desktop.simulator.building.storage import add_sr
from xolite_desktop.simulator.building.vms import Disk, VmPlan, add_suspend_image, add_vm, device_name
from xolite_desktop.simulator.schema import NULL_REF

HOST = "OpaqueRef:host"


def _vm(state: str, **fields: object) -> tuple[Builder, str]:
    builder = Builder(1, 1_795_357_800.0)
    sr = add_sr(builder, "nfs", "nfs", {}, size=1 << 50)
    disks = tuple(Disk(f"disk {number}", 10, 0.5, sr) for number in range(4))
    plan = VmPlan("web", "debian-12", state, HOST, disks=disks, networks=("OpaqueRef:net",), **fields)  # type: ignore[arg-type]
    return builder, add_vm(builder, plan)


@pytest.mark.parametrize(
    ("state", "resident", "plugged"),
    [
        ("Running", HOST, True),
        ("Paused", HOST, True),
        ("Suspended", NULL_REF, True),
        ("Halted", NULL_REF, False),
    ],
)
def test_place_devices_and_agent_follow_from_the_power_state(
    state: str, resident: str, plugged: bool
) -> None:
    builder, ref = _vm(state)
    vm = builder.record("VM", ref)
    assert vm["resident_on"] == resident
    assert (vm["domid"] > 0) == (resident == HOST)
    assert {vbd["currently_attached"] for vbd in builder.of("VBD").values()} == {plugged}
    assert {vif["currently_attached"] for vif in builder.of("VIF").values()} == {plugged}
    assert len(builder.of("console")) == len(builder.of("VM_guest_metrics")) == int(plugged)
    assert ("guest_metrics" in vm) == plugged


def test_the_drive_keeps_the_fourth_position() -> None:
    builder, _ = _vm("Running")
    devices = {vbd["device"]: vbd["type"] for vbd in builder.of("VBD").values()}
    assert devices == {"xvda": "Disk", "xvdb": "Disk", "xvdc": "Disk", "xvdd": "CD", "xvde": "Disk"}
    assert device_name(4) == "xvde"


def test_a_drive_holds_an_image_or_is_empty_or_is_not_there() -> None:
    def drives(cd: str | None) -> list[tuple[bool, str]]:
        builder, _ = _vm("Halted", cd=cd)
        return [(vbd["empty"], vbd["VDI"]) for vbd in builder.of("VBD").values() if vbd["type"] == "CD"]

    assert drives("") == [(True, NULL_REF)]
    assert drives("OpaqueRef:iso") == [(False, "OpaqueRef:iso")]
    assert drives(None) == []


def test_a_guest_without_an_agent_has_no_guest_metrics() -> None:
    builder, ref = _vm("Running", agent=False)
    assert "guest_metrics" not in builder.record("VM", ref)


def test_what_is_said_about_the_guest_is_kept_where_it_finds_it() -> None:
    builder, ref = _vm("Running", addresses=("10.0.12.31",), load=0.9, folder="/Production")
    vm = builder.record("VM", ref)
    assert vm["xenstore_data"] == {"vm-data/networks/0/ip": "10.0.12.31", "vm-data/load": "0.9"}
    assert vm["other_config"]["folder"] == "/Production"
    assert next(iter(builder.of("VM_guest_metrics").values()))["networks"]["0/ip"] == "10.0.12.31"


def test_a_suspended_vm_has_an_image_of_its_memory() -> None:
    builder, ref = _vm("Suspended", memory_gib=4)
    image = add_suspend_image(builder, ref, builder.ref("SR", "nfs"))
    assert builder.record("VM", ref)["suspend_VDI"] == image
    assert (builder.record("VDI", image)["type"], builder.record("VDI", image)["virtual_size"]) == (
        "suspend",
        4 * GIB,
    )
