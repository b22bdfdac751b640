# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""When a disc can be changed, and which discs there are."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vbd as rules

VM, ISO = Ref("vm"), Ref("iso")


def cache_with(
    vm: dict[str, Any] | None = None, vbd: dict[str, Any] | None = None, attached: bool = True
) -> Cache:
    drive = {"type": "CD", "userdevice": "3", "empty": True, "currently_attached": True, **(vbd or {})}
    machine = {
        "power_state": "Running",
        "resident_on": Ref("h"),
        "VBDs": (Ref("hd"), Ref("cd")),
        **(vm or {}),
    }
    records: list[tuple[str, str, dict[str, Any]]] = [
        ("VM", VM, machine),
        ("VBD", "hd", {"type": "Disk", "userdevice": "0"}),
        ("VBD", "cd", drive),
        ("SR", "lib", {"content_type": "iso", "type": "iso", "PBDs": (Ref("pbd"),)}),
        ("SR", "nfs", {"content_type": "user", "type": "nfs"}),
        ("PBD", "pbd", {"host": Ref("h"), "SR": Ref("lib"), "currently_attached": attached}),
        ("VDI", ISO, {"SR": Ref("lib"), "managed": True}),
        ("VDI", "gone", {"SR": Ref("lib"), "managed": True, "missing": True}),
        ("VDI", "disk", {"SR": Ref("nfs"), "managed": True}),
    ]
    cache = Cache()
    cache.apply([Change(cls, Ref(ref), CLASSES[cls](**fields)) for cls, ref, fields in records])
    return cache


def test_discs_are_the_images_of_iso_libraries() -> None:
    assert set(rules.discs(cache_with())) == {ISO}


def test_an_empty_drive_takes_a_disc_and_has_none_to_eject() -> None:
    cache = cache_with()
    assert rules.change_disc(cache, VM) is None
    assert rules.insert(cache, VM, ISO) is None
    assert rules.disc_in(cache, VM) is None
    refusal = rules.eject(cache, VM)
    assert refusal is not None
    assert refusal.code == "VBD_IS_EMPTY"


def test_a_disc_can_be_ejected() -> None:
    cache = cache_with(vbd={"empty": False, "VDI": ISO})
    assert rules.disc_in(cache, VM) == ISO
    assert rules.eject(cache, VM) is None


@pytest.mark.parametrize(
    ("vm", "vbd", "code"),
    [
        ({"VBDs": (Ref("hd"),)}, {}, "NO_CD_DRIVE"),
        ({"power_state": "Suspended"}, {}, "VM_BAD_POWER_STATE"),
        ({}, {"currently_attached": False}, "DRIVE_NOT_THERE_YET"),
        ({}, {"current_operations": {"task": "insert"}}, "OTHER_OPERATION_IN_PROGRESS"),
    ],
)
def test_why_a_disc_cannot_be_changed(vm: dict[str, Any], vbd: dict[str, Any], code: str) -> None:
    refusal = rules.change_disc(cache_with(vm, vbd), VM)
    assert refusal is not None
    assert refusal.code == code


def test_a_library_the_host_does_not_reach_and_a_disc_that_is_gone() -> None:
    refusal = rules.insert(cache_with(attached=False), VM, ISO)
    assert refusal is not None
    assert (refusal.code, refusal.params) == ("VM_REQUIRES_SR", (VM, "lib"))
    assert rules.insert(cache_with({"power_state": "Halted"}, attached=False), VM, ISO) is None
    gone = rules.insert(cache_with(), VM, Ref("nowhere"))
    assert gone is not None
    assert gone.code == "HANDLE_INVALID"
