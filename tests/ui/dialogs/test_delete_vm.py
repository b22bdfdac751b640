# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes with a VM is ticked by whom it belongs to; nothing that others use goes, and nothing is left over."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.dialogs.delete_vm import DeleteVmDialog
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.delete_vm import Belonging
from xolite_desktop.xapi.refs import Ref


def disks(asking: Any, vm: Ref) -> list[Ref]:
    vbds = [asking.db.get("VBD", each) for each in asking.db.get("VM", vm)["VBDs"]]
    return [vbd["VDI"] for vbd in vbds if vbd["type"] == "Disk"]


@pytest.fixture
def vm(asking: Any) -> Ref:
    """A halted VM with a disk and two snapshots."""
    found: Ref = asking.ref("VM", "old-jira")
    for name in ("first", "second"):
        asking.call("VM.snapshot", found, name)
    for vbd in asking.db.get("VM", found)["VBDs"]:
        if asking.db.get("VBD", vbd)["type"] == "Disk":
            asking.update("VBD", vbd, other_config={"owner": "true"})
    return found


def opened(asking: Any, *refs: Ref) -> DeleteVmDialog:
    dialog = asking.open("vm.delete", *refs)
    assert isinstance(dialog, DeleteVmDialog)
    return dialog


def test_everything_that_is_its_own_goes_and_the_name_must_be_typed(asking: Any, vm: Ref) -> None:
    dialog = opened(asking, vm)
    assert dialog.cancel.isDefault()
    assert not dialog.go.isEnabled()
    assert [row.item.kind for row in dialog.rows].count(Belonging.SNAPSHOT) == 2
    before = len(asking.db.records("VDI"))
    snapshots = asking.db.get("VM", vm)["snapshots"]
    doomed = [*disks(asking, vm), *(disk for each in snapshots for disk in disks(asking, each))]
    dialog.typed.line.setText("old-jira")
    client = asking.do("vm.delete", dialog, vm)
    assert client.calls[0] == ("VM.destroy", (vm,))
    assert not {vm, *snapshots} & asking.db.records("VM").keys()
    assert not set(doomed) & asking.db.records("VDI").keys()
    assert len(asking.db.records("VDI")) == before - len(doomed)


def test_a_disk_that_another_vm_uses_stays_and_cannot_be_ticked(asking: Any, vm: Ref) -> None:
    disk = disks(asking, vm)[0]
    other = asking.ref("VM", "grafana")
    record = {"VM": other, "VDI": disk, "userdevice": "7", "type": "Disk", "mode": "RW", "bootable": False}
    record |= {"unpluggable": True, "empty": False, "other_config": {}, "qos_algorithm_type": ""}
    asking.call("VBD.create", {**record, "qos_algorithm_params": {}})
    dialog = opened(asking, vm)
    (row,) = [row for row in dialog.rows if row.item.ref == disk]
    assert not row.box.isEnabled()
    assert not row.box.isChecked()
    dialog.typed.line.setText("old-jira")
    asking.do("vm.delete", dialog, vm)
    assert disk in asking.db.records("VDI")


def test_what_no_host_reaches_stays(asking: Any, vm: Ref) -> None:
    sr = asking.db.get("VDI", disks(asking, vm)[0])["SR"]
    for pbd in asking.db.get("SR", sr)["PBDs"]:
        asking.update("PBD", pbd, currently_attached=False)
    dialog = opened(asking, vm)
    assert not any(row.box.isChecked() or row.box.isEnabled() for row in dialog.rows)
    assert dialog.typed.isHidden()
    client = asking.do("vm.delete", dialog, vm)
    assert client.calls == [("VM.destroy", (vm,))]


def test_a_disk_without_an_owner_stays_unless_it_is_ticked(asking: Any, vm: Ref) -> None:
    for vbd in asking.db.get("VM", vm)["VBDs"]:
        asking.update("VBD", vbd, other_config={})
    dialog = opened(asking, vm)
    row = next(row for row in dialog.rows if row.item.kind is Belonging.DISK)
    assert not row.box.isChecked()
    for each in dialog.rows:
        each.box.setChecked(False)
    assert dialog.typed.isHidden()
    assert dialog.go.isEnabled()
    row.box.setChecked(True)
    assert not dialog.typed.isHidden()
    assert not dialog.go.isEnabled()


def test_saved_memory_goes_with_a_suspended_vm(asking: Any, vm: Ref) -> None:
    running = asking.ref("VM", "web-frontend-01")
    asking.call("VM.suspend", running)
    memory = asking.db.get("VM", running)["suspend_VDI"]
    dialog = opened(asking, running)
    assert Belonging.MEMORY in [row.item.kind for row in dialog.rows]
    dialog.typed.line.setText("web-frontend-01")
    asking.do("vm.delete", dialog, running)
    assert memory not in asking.db.records("VDI")


def test_a_disk_that_only_deleted_vms_share_goes_with_the_last_of_them(asking: Any, vm: Ref) -> None:
    disk = disks(asking, vm)[0]
    other = asking.call("VM.clone", vm, "other")
    for vbd in list(asking.db.get("VM", other)["VBDs"]):
        if asking.db.get("VBD", vbd)["type"] == "Disk":
            asking.update("VBD", vbd, VDI=disk, other_config={"owner": "true"})
    dialog = opened(asking, vm, other)
    (row,) = [row for row in dialog.rows if row.item.ref == disk]
    row.box.setChecked(True)
    assert row.box.isEnabled()
    dialog.typed.line.setText("2")
    asking.do("vm.delete", dialog, vm, other)
    assert disk not in asking.db.records("VDI")


def test_what_cannot_be_deleted_does_not_stop_the_rest(asking: Any, vm: Ref) -> None:
    dialog = opened(asking, vm)
    dialog.typed.line.setText("old-jira")
    snapshots = asking.db.get("VM", vm)["snapshots"]
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.delete", dialog, vm, failing=1)
    assert not {vm, *snapshots} & asking.db.records("VM").keys()


def test_if_the_vm_cannot_be_deleted_nothing_is(asking: Any, vm: Ref) -> None:
    dialog = opened(asking, vm)
    dialog.typed.line.setText("old-jira")
    before = set(asking.db.records("VDI"))
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.delete", dialog, vm, failing=0)
    assert set(asking.db.records("VDI")) == before
    assert vm in asking.db.records("VM")


@pytest.mark.parametrize("name", ["a\u202eb", "x" * 70_000, "", "  "])
def test_a_name_that_cannot_be_typed_has_a_word_in_its_place(asking: Any, vm: Ref, name: str) -> None:
    asking.update("VM", vm, name_label=name)
    dialog = opened(asking, vm)
    dialog.typed.line.setText("(no name)" if not name else "delete" if name.strip() else name)
    if name.strip() or not name:
        assert dialog.go.isEnabled()
    assert dialog.sizeHint().height() < 900
