# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Memory, processors, firmware and protection: in the order the server takes them, and never over somebody else's."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.sizes import GIB
from xolite_desktop.ui.dialogs.firmware import FirmwareDialog
from xolite_desktop.ui.dialogs.resources import ResourcesDialog
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.delete_vm import DeleteVm
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.resources import Limits, Memory, Processors, limits_of, topologies
from xolite_desktop.xapi.refs import Ref

RUNNING, HALTED = "web-frontend-01", "old-jira"


@pytest.fixture
def vm(asking: Any) -> Ref:
    found: Ref = asking.ref("VM", HALTED)
    return found


def names(client: Any) -> list[str]:
    return [name for name, _ in client.calls]


def test_all_of_it_is_changed_while_halted_in_an_order_that_is_valid(asking: Any, vm: Ref) -> None:
    asking.update("VM", vm, VCPUs_max=4, VCPUs_at_startup=4)
    dialog = asking.open("vm.resources", vm)
    assert isinstance(dialog, ResourcesDialog)
    dialog.fields.static_max.setText("12 GiB")
    dialog.fields.fixed.setChecked(True)
    dialog.fields.vcpus.setText("2")
    dialog.fields.vcpus_max.setText("2")
    dialog.fields.topology.choose(2)
    dialog.fields.weight.setText("512")
    client = asking.do("vm.resources", dialog, vm)
    assert names(client) == [
        "VM.set_memory_limits", "VM.set_VCPUs_at_startup", "VM.set_VCPUs_max", "VM.remove_from_platform",
        "VM.add_to_platform", "VM.remove_from_VCPUs_params", "VM.add_to_VCPUs_params",
    ]  # fmt: skip
    record = asking.db.get("VM", vm)
    assert record["memory_static_max"] == record["memory_dynamic_min"] == 12 * GIB
    assert record["platform"]["cores-per-socket"] == "2"


def test_what_does_not_fit_together_is_said_at_once(asking: Any, vm: Ref) -> None:
    dialog = asking.open("vm.resources", vm)
    for widget, text in (
        (dialog.fields.vcpus, "99"),
        (dialog.fields.static_max, "1 KiB"),
        (dialog.fields.cap, "x"),
    ):
        before = widget.text()
        widget.setText(text)
        assert not dialog.go.isEnabled(), text
        widget.setText(before)
        assert dialog.go.isEnabled(), text


def test_a_running_vm_takes_its_dynamic_range_and_more_processors(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    record = asking.db.get("VM", vm)
    asking.update("VM", vm, memory_static_min=GIB, memory_dynamic_min=record["memory_static_max"])
    dialog = asking.open("vm.resources", vm)
    assert not dialog.fields.static_max.isEnabled()
    dialog.fields.fixed.setChecked(False)
    dialog.fields.dynamic_min.setText("2 GiB")
    assert names(asking.do("vm.resources", dialog, vm)) == ["VM.set_memory_dynamic_range"]
    assert asking.db.get("VM", vm)["memory_dynamic_min"] == 2 * GIB


def test_what_was_written_is_written_back_if_the_rest_is_refused(asking: Any, vm: Ref) -> None:
    before = asking.db.get("VM", vm)["memory_static_max"]
    dialog = asking.open("vm.resources", vm)
    dialog.fields.static_max.setText("12 GiB")
    dialog.fields.weight.setText("512")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.resources", dialog, vm, failing=1)
    assert asking.db.get("VM", vm)["memory_static_max"] == before


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(asking: Any, vm: Ref) -> None:
    dialog = asking.open("vm.resources", vm)
    dialog.fields.vcpus.setText("1")
    asking.db.update("VM", vm, VCPUs_at_startup=3)
    with pytest.raises(Failure, match="CHANGED_MEANWHILE"):
        asking.do("vm.resources", dialog, vm)
    dialog = asking.open("vm.resources", vm)
    dialog.fields.vcpus.setText("1")
    asking.db.update("VM", vm, memory_static_max=64 * GIB)  # another value than the one that is edited
    assert "VM.set_memory_limits" not in names(asking.do("vm.resources", dialog, vm))
    assert asking.db.get("VM", vm)["memory_static_max"] == 64 * GIB


def test_recommendations_bound_the_fields_and_nonsense_in_them_does_not() -> None:
    text = (
        '<restrictions><restriction field="memory-static-max" max="8589934592"/>'
        '<restriction field="vcpus-max" max="4"/><restriction property="supports-uefi" value="no"/></restrictions>'
    )
    limits = limits_of(text)
    assert (limits.memory_max, limits.vcpus_max, limits.uefi) == (8 * GIB, 4, False)
    assert limits_of("<restriction <<< max='1'") == Limits()
    assert [each.field for each in Memory.fixed(16 * GIB).problems(limits)] == ["memory"]
    assert [each.field for each in Processors(5, 5).problems(limits)] == ["vcpus_max"]
    assert BootFirmware(Firmware.UEFI).problems(limits)[0].code == "FIRMWARE_NOT_SUPPORTED"
    assert topologies(6) == [(6, 1), (3, 2), (2, 3), (1, 6)]


def test_firmware_and_the_model_of_the_machine_change_together(asking: Any, vm: Ref) -> None:
    params = {"firmware": "bios", "order": "cdn"}
    asking.update("VM", vm, HVM_boot_params=params, platform={"device-model": "qemu-upstream-compat"})
    dialog = asking.open("vm.firmware", vm)
    assert isinstance(dialog, FirmwareDialog)
    assert not dialog.secure.isEnabled()
    dialog.firmware.choose(Firmware.UEFI)
    dialog.secure.setChecked(True)
    asking.do("vm.firmware", dialog, vm)
    record = asking.db.get("VM", vm)
    assert record["HVM_boot_params"] == {"firmware": "uefi", "order": "cdn"}
    assert record["platform"] == {"device-model": "qemu-upstream-uefi", "secureboot": "true"}


def test_if_the_model_is_refused_the_firmware_stays(asking: Any, vm: Ref) -> None:
    asking.update("VM", vm, HVM_boot_params={"firmware": "bios"}, platform={"device-model": "old"})
    dialog = asking.open("vm.firmware", vm)
    dialog.firmware.choose(Firmware.UEFI)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.firmware", dialog, vm, failing=3)
    record = asking.db.get("VM", vm)
    assert record["HVM_boot_params"] == {"firmware": "bios"}
    assert record["platform"] == {"device-model": "old"}


def test_protection_blocks_every_way_to_stop_a_vm_and_lets_go_of_its_own_only(asking: Any, vm: Ref) -> None:
    asking.update("VM", vm, blocked_operations={"snapshot": "mine"})
    asking.run("vm.protect_shutdown", None, vm)
    blocked = asking.db.get("VM", vm)["blocked_operations"]
    assert {"shutdown", "clean_shutdown", "hard_shutdown", "snapshot"} <= blocked.keys()
    asking.run("vm.unprotect_shutdown", None, vm)
    assert asking.db.get("VM", vm)["blocked_operations"] == {"snapshot": "mine"}
    asking.run("vm.protect_deletion", None, vm)
    with pytest.raises(Failure, match="OPERATION_BLOCKED"):
        asking.run("vm.delete", DeleteVm(), vm)


def test_a_tpm_is_added_once(asking: Any, vm: Ref) -> None:
    assert names(asking.run("vm.add_vtpm", None, vm)) == ["VTPM.create"]
    refuse = action("vm.add_vtpm").refuse
    assert refuse is not None
    refusal = refuse(asking.cache, vm)
    assert refusal is not None
    assert refusal.code == "VTPM_EXISTS"
