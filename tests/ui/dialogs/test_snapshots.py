# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots are taken, gone back to, deleted alone or with what came after them, and made VMs and templates."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.dialogs.copy_vm import FULL, CopyTemplateDialog, CopyVmDialog
from xolite_desktop.ui.dialogs.delete_snapshots import DeleteSnapshotsDialog
from xolite_desktop.ui.dialogs.revert import RevertDialog
from xolite_desktop.ui.dialogs.snapshot import SnapshotDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.snapshot import SnapshotKind
from xolite_desktop.xapi.refs import Ref

RUNNING, HALTED = "web-frontend-01", "old-jira"


def snapshots(asking: Any, vm: Ref) -> list[Ref]:
    return list(asking.db.get("VM", vm)["snapshots"])


def taken(asking: Any, vm: Ref, *names: str) -> list[Ref]:
    return [Ref(asking.call("VM.snapshot", vm, name)) for name in names]


def texts(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def test_a_snapshot_is_of_the_disks_unless_memory_is_wanted(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    before = snapshots(asking, vm)
    dialog = asking.open("vm.snapshot", vm)
    assert isinstance(dialog, SnapshotDialog)
    assert dialog.name.text().startswith(RUNNING)
    dialog.name.setText("before the upgrade")
    dialog.description.setPlainText("as it was")
    dialog.kind.choose(SnapshotKind.MEMORY)
    client = asking.do("vm.snapshot", dialog, vm)
    (made,) = set(snapshots(asking, vm)) - set(before)
    assert client.calls == [
        ("VM.checkpoint", (vm, "before the upgrade")),
        ("VM.set_name_description", (made, "as it was")),
    ]
    assert asking.db.get("VM", made)["power_state"] == "Suspended"


def test_without_a_name_there_is_none_and_memory_says_why_not(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    dialog = asking.open("vm.snapshot", vm)
    assert dialog.kind.count() == 1
    assert "Disks and memory: old-jira is halted" in texts(dialog)
    dialog.name.setText("  ")
    assert not dialog.go.isEnabled()
    assert "A name is needed." in texts(dialog)


def test_of_several_vms_each_has_its_own_name(asking: Any) -> None:
    vms = [asking.ref("VM", RUNNING), asking.ref("VM", HALTED)]
    dialog = asking.open("vm.snapshot", *vms)
    assert not dialog.name.isEnabled()
    asking.do("vm.snapshot", dialog, *vms)
    for vm in vms:
        newest = snapshots(asking, vm)[-1]
        assert asking.db.get("VM", newest)["name_label"].startswith(asking.db.get("VM", vm)["name_label"])


def test_going_back_keeps_what_is_and_runs_again_what_ran(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    (snapshot,) = taken(asking, vm, "first")
    dialog = asking.open("snapshot.revert", snapshot)
    assert isinstance(dialog, RevertDialog)
    assert dialog.cancel.isDefault()
    assert "is running and is stopped at once" in texts(dialog)
    assert dialog.keep.isChecked()
    assert dialog.restart.isChecked()
    client = asking.do("snapshot.revert", dialog, snapshot)
    assert [name for name, _ in client.calls] == ["VM.snapshot", "VM.revert", "VM.start"]
    assert asking.db.get("VM", vm)["power_state"] == "Running"


def test_memory_that_comes_back_is_resumed(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    snapshot = Ref(asking.call("VM.checkpoint", vm, "with memory"))
    dialog = asking.open("snapshot.revert", snapshot)
    dialog.keep.setChecked(False)
    client = asking.do("snapshot.revert", dialog, snapshot)
    assert [name for name, _ in client.calls] == ["VM.revert", "VM.resume"]


def test_what_was_kept_stays_if_going_back_fails(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    (snapshot,) = taken(asking, vm, "first")
    dialog = asking.open("snapshot.revert", snapshot)
    assert dialog.restart.isHidden()
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("snapshot.revert", dialog, snapshot, failing=1)
    assert len(snapshots(asking, vm)) == 2


def test_the_snapshot_of_a_vm_that_is_gone_brings_it_back(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    uuid = asking.db.get("VM", vm)["uuid"]
    (snapshot,) = taken(asking, vm, "first")
    asking.call("VM.destroy", vm)
    dialog = asking.open("snapshot.revert", snapshot)
    assert not dialog.keep.isEnabled()
    asking.do("snapshot.revert", dialog, snapshot)
    assert [each["name_label"] for each in asking.db.records("VM").values() if each["uuid"] == uuid] == [
        HALTED
    ]


def test_one_goes_or_all_that_were_taken_after_it(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first, second, third = taken(asking, vm, "first", "second", "third")
    dialog = asking.open("snapshot.delete", second)
    assert isinstance(dialog, DeleteSnapshotsDialog)
    assert not dialog.go.isEnabled()
    assert dialog.branch.text() == "Also 1 snapshot taken after it"
    dialog.typed.line.setText("second")
    asking.do("snapshot.delete", dialog, second)
    assert snapshots(asking, vm) == [first, third]
    dialog = asking.open("snapshot.delete", first)
    alone = dialog.freed.text()
    dialog.branch.setChecked(True)
    assert dialog.freed.text() != alone
    dialog.typed.line.setText("first")
    asking.do("snapshot.delete", dialog, first)
    assert snapshots(asking, vm) == []


def test_several_are_counted(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    both = taken(asking, vm, "first", "second")
    dialog = asking.open("snapshot.delete", *both)
    assert dialog.branch.isHidden()
    dialog.typed.line.setText("2")
    asking.do("snapshot.delete", dialog, *both)
    assert snapshots(asking, vm) == []


def test_a_vm_and_a_template_are_made_of_one(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    (snapshot,) = taken(asking, vm, "first")
    dialog = asking.open("snapshot.new_vm", snapshot)
    assert isinstance(dialog, CopyVmDialog)
    assert dialog.name.text() == f"{RUNNING} (copy)"
    dialog.name.setText("second life")
    asking.do("snapshot.new_vm", dialog, snapshot)
    made = asking.db.get("VM", asking.ref("VM", "second life"))
    assert not made["is_a_template"]
    assert not made["is_a_snapshot"]
    dialog = asking.open("snapshot.new_template", snapshot)
    assert isinstance(dialog, CopyTemplateDialog)
    dialog.name.setText("form")
    dialog.way.choose(FULL)
    assert dialog.sr.value is not None
    client = asking.do("snapshot.new_template", dialog, snapshot)
    assert client.calls[0] == ("VM.copy", (snapshot, "form", dialog.sr.value))
    assert asking.db.get("VM", asking.ref("VM", "form"))["is_a_template"]


def test_nothing_is_left_of_a_vm_that_could_not_be_finished(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    (snapshot,) = taken(asking, vm, "first")
    before = set(asking.db.records("VM")), set(asking.db.records("VDI"))
    dialog = asking.open("snapshot.new_vm", snapshot)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("snapshot.new_vm", dialog, snapshot, failing=1)
    assert (set(asking.db.records("VM")), set(asking.db.records("VDI"))) == before
