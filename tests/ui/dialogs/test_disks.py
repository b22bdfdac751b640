# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks made, attached, changed, moved, detached and deleted: what the dialogs judge, and the calls that follow."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.cautions import lost_disk, system_disk
from xolite_desktop.models.sizes import GIB
from xolite_desktop.ui.dialogs.attach_disk import AttachDiskDialog
from xolite_desktop.ui.dialogs.disk import EditDiskDialog, NewDiskDialog, NewFreeDiskDialog
from xolite_desktop.ui.dialogs.host_rows import DETAIL
from xolite_desktop.ui.dialogs.place_disks import CopyDiskDialog, MoveDiskDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import VbdMode
from xolite_desktop.xapi.operations.disk_place import LeftBehind
from xolite_desktop.xapi.plans.place_disks import CopyDisk, apart, place_problem
from xolite_desktop.xapi.plans.storage import LARGEST_KNOWN, LARGEST_QCOW2, LARGEST_VHD, largest_disk
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

RUNNING, HALTED = "web-frontend-01", "old-jira"


def disks(asking: Any, vm: Ref) -> list[Ref]:
    """The VBDs of its disks, by position."""
    vbds = [each for each in asking.db.get("VM", vm)["VBDs"] if asking.db.get("VBD", each)["type"] == "Disk"]
    return sorted(map(Ref, vbds), key=lambda each: int(asking.db.get("VBD", each)["userdevice"]))


def texts(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def names(client: Any) -> list[str]:
    return [name for name, _ in client.calls]


def test_a_new_disk_is_made_attached_and_given_to_the_running_vm(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    dialog = asking.open("vm.new_disk", vm)
    assert isinstance(dialog, NewDiskDialog)
    dialog.name.setText("data")
    dialog.amount.setText("1.5 TiB")
    dialog.position.choose("5")
    before = disks(asking, vm)
    client = asking.do("vm.new_disk", dialog, vm)
    assert names(client) == ["VDI.create", "VBD.create", "VBD.plug"]
    (made,) = set(disks(asking, vm)) - set(before)
    vbd = asking.db.get("VBD", made)
    assert vbd["currently_attached"]
    assert (vbd["userdevice"], vbd["other_config"], vbd["mode"]) == ("5", {"owner": "true"}, "RW")
    assert asking.db.get("VDI", vbd["VDI"])["virtual_size"] == 1536 * GIB


@pytest.mark.parametrize("failing", [1, 2])
def test_nothing_is_left_of_a_disk_that_cannot_be_attached(asking: Any, failing: int) -> None:
    vm = asking.ref("VM", RUNNING)
    before = set(asking.db.records("VDI")), set(asking.db.records("VBD"))
    dialog = asking.open("vm.new_disk", vm)
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vm.new_disk", dialog, vm, failing=failing)
    assert (set(asking.db.records("VDI")), set(asking.db.records("VBD"))) == before


def test_a_disk_needs_a_name_a_size_and_a_storage_its_host_reaches(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    dialog = asking.open("vm.new_disk", vm)
    assert dialog.go.isEnabled()
    for text in ("", "much", "9 PiB"):
        dialog.amount.setText(text)
        assert not dialog.go.isEnabled()
    assert "The size must be between" in texts(dialog)
    dialog.amount.setText("10 GiB")
    dialog.name.setText(" ")
    assert not dialog.go.isEnabled()
    dialog.name.setText("data")
    dialog.sr.choose(asking.ref("SR", "Local SSD xcp-03"))
    assert not dialog.go.isEnabled()
    dialog.sr.choose(asking.ref("SR", "NFS vol1"))
    assert dialog.go.isEnabled()


def test_how_large_a_disk_may_be_depends_on_its_storage(asking: Any) -> None:
    sr = asking.ref("SR", "NFS vol1")
    assert largest_disk(asking.cache, sr) == LARGEST_VHD
    asking.update("SR", sr, sm_config={"preferred-image-formats": "qcow2,vhd"})
    assert largest_disk(asking.cache, sr) == LARGEST_QCOW2
    asking.update("SR", sr, type="zfs")
    assert largest_disk(asking.cache, sr) == LARGEST_KNOWN
    assert largest_disk(asking.cache, None) == LARGEST_KNOWN


def test_only_disks_that_nobody_has_are_offered(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    dialog = asking.open("vm.attach_disk", vm)
    assert isinstance(dialog, AttachDiskDialog)
    shown = [dialog.disks.rows.item(row).text() for row in range(dialog.disks.rows.count())]
    assert "orphaned upload" in shown
    assert not any("root" in name for name in shown)
    orphan = asking.ref("VDI", "orphaned upload")
    dialog.disks.choose(orphan)
    dialog.mode.choose(VbdMode.READ_ONLY)
    client = asking.do("vm.attach_disk", dialog, vm)
    assert names(client) == ["VBD.create"]
    assert asking.db.get("VBD", disks(asking, vm)[-1])["mode"] == "RO"
    assert asking.open("vm.attach_disk", vm).disks.value != orphan


def test_a_disk_is_renamed_grown_and_changes_places(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first, second = disks(asking, vm)[:2]
    dialog = asking.open("disk.edit", first)
    assert isinstance(dialog, EditDiskDialog)
    assert not dialog.go.isEnabled()
    dialog.name.setText("system")
    dialog.amount.setText("400 GiB")
    dialog.mode.choose(VbdMode.READ_ONLY)
    dialog.position.choose(asking.db.get("VBD", second)["userdevice"])
    client = asking.do("disk.edit", dialog, first)
    assert names(client) == [
        "VDI.set_name_label", "VBD.set_mode", "VBD.set_userdevice", "VBD.set_userdevice", "VBD.set_userdevice",
        "VDI.resize",
    ]  # fmt: skip
    vbd = asking.db.get("VBD", first)
    assert (vbd["userdevice"], asking.db.get("VBD", second)["userdevice"]) == ("1", "0")
    assert asking.db.get("VDI", vbd["VDI"])["virtual_size"] == 400 * GIB


def test_what_was_written_is_taken_back_if_the_disk_cannot_grow(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", HALTED))[0]
    dialog = asking.open("disk.edit", first)
    dialog.name.setText("system")
    dialog.amount.setText("400 GiB")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("disk.edit", dialog, first, failing=1)
    assert asking.db.get("VDI", asking.db.get("VBD", first)["VDI"])["name_label"] == "old-jira root"


def test_a_change_of_somebody_else_is_not_overwritten(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", HALTED))[0]
    dialog = asking.open("disk.edit", first)
    dialog.name.setText("system")
    asking.db.update("VDI", asking.db.get("VBD", first)["VDI"], name_label="theirs")
    with pytest.raises(Failure, match="CHANGED_MEANWHILE"):
        asking.do("disk.edit", dialog, first)


def test_disks_do_not_shrink_and_those_of_running_vms_say_why_they_do_not_grow(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", HALTED))[0]
    dialog = asking.open("disk.edit", first)
    dialog.amount.setText("1 GiB")
    assert "Disks only grow" in texts(dialog)
    assert not dialog.go.isEnabled()
    dialog = asking.open("disk.edit", disks(asking, asking.ref("VM", RUNNING))[0])
    assert not dialog.amount.isEnabled()
    assert "is in use" in texts(dialog)


def test_a_halted_disk_is_copied_and_takes_the_place_of_the_old_one(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first = disks(asking, vm)[0]
    old, place = asking.db.get("VBD", first)["VDI"], asking.db.get("VBD", first)["userdevice"]
    dialog = asking.open("disk.move", first)
    assert isinstance(dialog, MoveDiskDialog)
    here = dialog.srs.rows.item(0)
    assert "it is here" in here.data(257)
    dialog.srs.choose(asking.ref("SR", "Archive"))
    client = asking.do("disk.move", dialog, first)
    assert names(client) == ["VDI.copy", "VBD.destroy", "VBD.create", "VDI.destroy"]
    (moved,) = [each for each in disks(asking, vm) if asking.db.get("VBD", each)["userdevice"] == place]
    assert old not in asking.db.records("VDI")
    assert asking.db.get("VDI", asking.db.get("VBD", moved)["VDI"])["SR"] == asking.ref("SR", "Archive")


@pytest.mark.parametrize("failing", [1, 2])
def test_until_the_copy_has_its_place_the_old_disk_keeps_it(asking: Any, failing: int) -> None:
    vm = asking.ref("VM", HALTED)
    first = disks(asking, vm)[0]
    old, count = asking.db.get("VBD", first)["VDI"], len(asking.db.records("VDI"))
    dialog = asking.open("disk.move", first)
    dialog.srs.choose(asking.ref("SR", "Archive"))
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("disk.move", dialog, first, failing=failing)
    assert len(asking.db.records("VDI")) == count
    assert old in [asking.db.get("VBD", each)["VDI"] for each in disks(asking, vm)]


def test_a_disk_moves_under_its_running_vm(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    first = disks(asking, vm)[0]
    dialog = asking.open("disk.move", first)
    assert "The VM keeps running while it moves." in texts(dialog)
    assert names(asking.do("disk.move", dialog, first)) == ["VDI.pool_migrate"]
    assert asking.db.get("VM", vm)["power_state"] == "Running"


def test_what_is_left_when_the_old_disk_cannot_go_is_named_and_not_done_again(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first = disks(asking, vm)[0]
    old = asking.db.get("VBD", first)["VDI"]
    dialog = asking.open("disk.move", first)
    dialog.srs.choose(asking.ref("SR", "Archive"))
    with pytest.raises(LeftBehind) as caught:
        asking.do("disk.move", dialog, first, failing=3)
    assert caught.value.params == (old,)
    assert not caught.value.can_retry
    assert old not in [asking.db.get("VBD", each)["VDI"] for each in disks(asking, vm)]


def test_storage_says_why_it_cannot_take_a_disk(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", RUNNING))[0]
    dialog = asking.open("disk.move", first)
    rows = [dialog.srs.rows.item(row) for row in range(dialog.srs.rows.count())]
    said = {item.text(): item.data(DETAIL) for item in rows}
    assert said["NFS vol1"] == "it is here"
    assert "not connected" in said["Local SSD xcp-03"], said
    vdi = asking.db.get("VBD", first)["VDI"]
    sm = next(ref for ref, each in asking.db.records("SM").items() if each["type"] == "smb")
    features = {name: 1 for name in asking.db.get("SM", sm)["features"] if name != "VDI_MIRROR"}
    asking.update("SM", sm, features=features, capabilities=sorted(features))
    archive = asking.ref("SR", "Archive")
    refusal = place_problem(asking.cache, [vdi], archive, moves=True)
    assert refusal is not None
    assert refusal.code == "SR_DOES_NOT_SUPPORT_MIGRATION"
    assert place_problem(asking.cache, [vdi], archive) is None
    asking.update("SR", archive, physical_size=asking.db.get("SR", archive)["physical_utilisation"])
    refusal = place_problem(asking.cache, [vdi], archive)
    assert refusal is not None
    assert refusal.code == "WRITTEN_EXCEEDS_SPACE"


def test_a_vm_whose_disks_no_host_would_reach_is_named_before(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first, second = disks(asking, vm)[:2]
    local, other = asking.ref("SR", "Local SSD xcp-01"), asking.ref("SR", "Local SSD xcp-02")
    vdis = [asking.db.get("VBD", each)["VDI"] for each in (first, second)]
    assert apart(asking.cache, vdis[:1], local) == []
    asking.run("disk.move", str(local), first)
    assert apart(asking.cache, [vdis[1]], other) == [vm]
    dialog = asking.open("disk.move", disks(asking, vm)[1])
    dialog.srs.choose(other)
    assert "No host reaches all disks of old-jira then" in texts(dialog)


def test_a_disk_that_is_written_to_is_copied_by_a_snapshot_that_goes_again(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    first = disks(asking, vm)[0]
    before = set(asking.db.records("VDI"))
    dialog = asking.open("disk.copy", first)
    assert isinstance(dialog, CopyDiskDialog)
    assert "after a power failure" in texts(dialog)
    dialog.name.setText(" ")
    assert not dialog.go.isEnabled()
    dialog.name.setText("spare root")
    dialog.srs.choose(asking.ref("SR", "Archive"))
    client = asking.do("disk.copy", dialog, first)
    assert names(client) == ["VDI.snapshot", "VDI.copy", "VDI.set_name_label", "VDI.destroy"]
    (made,) = set(asking.db.records("VDI")) - before
    copy = asking.db.get("VDI", made)
    assert (copy["name_label"], copy["SR"]) == ("spare root", asking.ref("SR", "Archive"))
    assert not copy["is_a_snapshot"]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_nothing_is_left_of_a_copy_that_fails(asking: Any, failing: int) -> None:
    first = disks(asking, asking.ref("VM", RUNNING))[0]
    before = set(asking.db.records("VDI"))
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.run("disk.copy", CopyDisk(asking.ref("SR", "Archive"), "spare"), first, failing=failing)
    assert set(asking.db.records("VDI")) == before


def test_changed_blocks_are_tracked_until_the_disk_is_to_move(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", RUNNING))[0]
    vdi = asking.db.get("VBD", first)["VDI"]
    assert names(asking.run("disk.enable_cbt", None, first)) == ["VDI.enable_cbt"]
    refuse = action("disk.move").refuse
    assert refuse is not None
    assert refuse(asking.cache, first) == Refusal("VDI_CBT_ENABLED", (vdi,), "disk.disable_cbt")
    assert names(asking.run("disk.disable_cbt", None, vdi)) == ["VDI.disable_cbt"]
    assert refuse(asking.cache, first) is None


def test_a_disk_is_made_for_no_vm_and_changed_and_tagged_by_itself(asking: Any) -> None:
    sr = asking.ref("SR", "NFS vol1")
    dialog = asking.open("sr.new_disk", sr)
    assert isinstance(dialog, NewFreeDiskDialog)
    dialog.name.setText("quorum")
    dialog.sharable.setChecked(True)
    asking.do("sr.new_disk", dialog, sr)
    made = asking.ref("VDI", "quorum")
    assert (asking.db.get("VDI", made)["sharable"], asking.db.get("VDI", made)["SR"]) == (True, sr)
    dialog = asking.open("disk.edit", made)
    dialog.name.setText("witness")
    dialog.amount.setText("25 GiB")
    assert names(asking.do("disk.edit", dialog, made)) == ["VDI.set_name_label", "VDI.resize"]
    dialog = asking.open("disk.edit_tags", made)
    dialog.added.show_content(("cluster",))
    dialog.check()
    asking.do("disk.edit_tags", dialog, made)
    assert asking.db.get("VDI", made)["tags"] == ["cluster"]


def test_detached_it_stays_and_deleted_it_is_gone(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    first, second = disks(asking, vm)[:2]
    kept, doomed = asking.db.get("VBD", first)["VDI"], asking.db.get("VBD", second)["VDI"]
    assert "first disk" in system_disk(asking.cache, first)
    assert system_disk(asking.cache, second) == ""
    assert "called old-jira data and has" in lost_disk(asking.cache, second)
    assert "first disk" in lost_disk(asking.cache, first)
    assert lost_disk(asking.cache, doomed) == ""
    assert names(asking.run("disk.detach", None, first)) == ["VBD.destroy"]
    assert names(asking.run("disk.delete", None, second)) == ["VBD.destroy", "VDI.destroy"]
    assert kept in asking.db.records("VDI")
    assert doomed not in asking.db.records("VDI")


def test_a_disk_that_cannot_be_detached_is_given_back_to_its_guest(asking: Any) -> None:
    vm = asking.ref("VM", RUNNING)
    dialog = asking.open("vm.new_disk", vm)
    asking.do("vm.new_disk", dialog, vm)
    spare = disks(asking, vm)[-1]
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.run("disk.detach", None, spare, failing=1)
    assert asking.db.get("VBD", spare)["currently_attached"]


def test_a_disk_that_others_use_is_not_deleted(asking: Any) -> None:
    first = disks(asking, asking.ref("VM", HALTED))[0]
    record = {**asking.db.get("VBD", first), "VM": asking.ref("VM", "grafana"), "userdevice": "9"}
    wanted = ("VM", "VDI", "userdevice", "bootable", "mode", "type", "unpluggable", "empty", "other_config")
    more = {"qos_algorithm_type": "", "qos_algorithm_params": {}}
    asking.call("VBD.create", {**{name: record[name] for name in wanted}, **more})
    refuse = action("disk.delete").refuse
    assert refuse is not None
    refusal = refuse(asking.cache, first)
    assert refusal is not None
    assert refusal.code == "DISK_OF_OTHERS"


def test_a_vm_has_one_dvd_drive_made_once(asking: Any) -> None:
    vm = asking.ref("VM", HALTED)
    for vbd in list(asking.db.get("VM", vm)["VBDs"]):
        if asking.db.get("VBD", vbd)["type"] == "CD":
            asking.db.destroy("VBD", vbd)
    asking.follow()
    assert names(asking.run("vm.new_drive", None, vm)) == ["VBD.create"]
    drives = [asking.db.get("VBD", each) for each in asking.db.get("VM", vm)["VBDs"]]
    (drive,) = [each for each in drives if each["type"] == "CD"]
    assert (drive["userdevice"], drive["empty"], drive["mode"]) == ("3", True, "RO")
    refuse = action("vm.new_drive").refuse
    assert refuse is not None
    refusal = refuse(asking.cache, vm)
    assert refusal is not None
    assert refusal.code == "HAS_CD_DRIVE"
