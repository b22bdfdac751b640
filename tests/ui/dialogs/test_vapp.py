# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""vApps made, edited and deleted: only what differs is written, and a VM that leaves no longer names its vApp."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.ui.dialogs.vapp import VappDialog
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.refs import NULL_REF, Ref

FIRST, SECOND = "old-jira", "grafana"


def row(dialog: VappDialog, vm: Ref) -> Any:
    return next(each for each in dialog.members if each.member.vm == vm)


@pytest.fixture
def vms(asking: Any) -> tuple[Ref, Ref]:
    return asking.ref("VM", FIRST), asking.ref("VM", SECOND)


@pytest.fixture
def vapp(asking: Any, vms: tuple[Ref, Ref]) -> Ref:
    """A vApp with one VM."""
    dialog = asking.open("vapp.new", vms[0])
    dialog.name.setText("shop")
    asking.do("vapp.new", dialog, vms[0])
    return asking.ref("VM_appliance", "shop")


def test_it_is_made_with_its_vms_order_and_delays(asking: Any, vms: tuple[Ref, Ref]) -> None:
    dialog = asking.open("vapp.new", vms[0])
    assert isinstance(dialog, VappDialog)
    assert row(dialog, vms[0]).box.isChecked()
    assert dialog.name.text().startswith("vApp of ")
    dialog.name.clear()
    assert not dialog.go.isEnabled()
    dialog.name.setText("shop")
    dialog.search.setText(SECOND)
    second = row(dialog, vms[1])
    assert not second.isHidden()
    second.box.setChecked(True)
    for number, value in zip(second.numbers, ("2", "30", "10"), strict=True):
        number.setText(value)
    client = asking.do("vapp.new", dialog, vms[0])
    made = asking.ref("VM_appliance", "shop")
    assert [name for name, _ in client.calls] == [
        "VM_appliance.create", "VM.set_appliance", "VM.set_appliance", "VM.set_order", "VM.set_start_delay",
        "VM.set_shutdown_delay",
    ]  # fmt: skip
    vm = asking.db.get("VM", vms[1])
    assert (vm["appliance"], vm["order"], vm["start_delay"], vm["shutdown_delay"]) == (made, 2, 30, 10)


def test_a_number_that_is_none_is_refused(asking: Any, vms: tuple[Ref, Ref]) -> None:
    dialog = asking.open("vapp.new", vms[0])
    dialog.name.setText("shop")
    assert dialog.go.isEnabled()
    row(dialog, vms[0]).numbers[1].setText("soon")
    assert not dialog.go.isEnabled()


@pytest.mark.parametrize("failing", [1, 2])
def test_nothing_is_left_of_one_that_could_not_be_made(
    asking: Any, vms: tuple[Ref, Ref], failing: int
) -> None:
    before = set(asking.db.records("VM_appliance"))
    dialog = asking.open("vapp.new", vms[0])
    dialog.name.setText("shop")
    row(dialog, vms[0]).numbers[0].setText("4")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.do("vapp.new", dialog, vms[0], failing=failing)
    assert set(asking.db.records("VM_appliance")) == before
    assert asking.db.get("VM", vms[0])["appliance"] == NULL_REF


def test_only_what_differs_is_written(asking: Any, vms: tuple[Ref, Ref], vapp: Ref) -> None:
    dialog = asking.open("vapp.edit", vapp)
    dialog.description.setText("all of it")
    row(dialog, vms[0]).box.setChecked(False)
    row(dialog, vms[1]).box.setChecked(True)
    client = asking.do("vapp.edit", dialog, vapp)
    assert client.calls == [
        ("VM_appliance.set_name_description", (vapp, "all of it")),
        ("VM.set_appliance", (vms[0], NULL_REF)),
        ("VM.set_appliance", (vms[1], vapp)),
    ]


def test_it_starts_and_stops_all_its_vms(asking: Any, vms: tuple[Ref, Ref], vapp: Ref) -> None:
    for action_id, state in (("vapp.start", "Running"), ("vapp.hard_shutdown", "Halted")):
        (call,) = asking.run(action_id, None, vms[0]).calls
        assert call[0] == f"VM_appliance.{action_id.partition('.')[2]}"
        assert asking.db.get("VM", vms[0])["power_state"] == state


def test_deleted_its_vms_stay_and_no_longer_name_it(asking: Any, vms: tuple[Ref, Ref], vapp: Ref) -> None:
    client = asking.run("vapp.delete", None, vapp)
    assert [name for name, _ in client.calls] == ["VM.set_appliance", "VM_appliance.destroy"]
    assert asking.db.get("VM", vms[0])["appliance"] == NULL_REF


def test_its_vms_come_back_if_it_cannot_be_deleted(asking: Any, vms: tuple[Ref, Ref], vapp: Ref) -> None:
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        asking.run("vapp.delete", None, vapp, failing=1)
    assert asking.db.get("VM", vms[0])["appliance"] == vapp
