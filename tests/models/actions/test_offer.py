# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Offers say for whom an action is possible, and why not for the others."""

from __future__ import annotations

import pytest

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import confirmation, offer
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.actions.vm_actions import migrate_targets, snapshot_name
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def select(pool):
    pool.change("VM", "erp", allowed_operations=("start", "snapshot"))
    pool.change("VM", "test", allowed_operations=("resume", "hard_shutdown"))
    pool.change("VM", "web-2", allowed_operations=("clean_shutdown", "hard_shutdown"))
    return lambda *refs: Selection.of(pool.cache, refs)


def test_a_halted_vm_can_be_started_and_not_shut_down(select):
    selection = select("erp")
    assert offer(action("vm.start"), selection).is_enabled
    refused = offer(action("vm.clean_shutdown"), selection)
    assert refused.is_visible
    assert not refused.is_enabled
    assert refused.refusal is not None
    assert refused.refusal.code == "VM_BAD_POWER_STATE"
    assert refused.refusal.remedy == "vm.start"
    assert refused.tooltip(selection).startswith(
        "legacy-erp is halted: This is only possible while it is running"
    )
    assert refused.explanation(selection) is not None


def test_several_vms_are_offered_for_those_that_can(select):
    selection = select("erp", "web-2", "test")
    made = offer(action("vm.start"), selection)
    assert made.is_enabled
    assert made.label == "Start 1 of 3"
    assert [item.ref for item in made.allowed] == ["erp"]
    assert made.tooltip(selection).count("\n") == 1
    assert "web-2 is running" in made.tooltip(selection)


def test_labels_count_and_announce_questions(select):
    assert offer(action("vm.start"), select("erp")).label == "Start"
    assert offer(action("vm.hard_shutdown"), select("web-2", "test")).label == "Force shutdown 2 VMs"
    assert offer(action("vm.migrate"), select("web-2")).label == "Migrate…"
    assert offer(action("object.copy_uuid"), select("web-2", "test")).label == "Copy UUIDs of 2 VMs"


def test_actions_of_another_kind_are_hidden(select):
    assert not offer(action("vm.start"), select("h1")).is_visible
    assert not offer(action("vm.start"), select("debian")).is_visible
    assert not offer(action("vm.start"), select("erp", "h1")).is_visible
    assert not offer(action("vm.start"), select()).is_visible
    assert offer(action("object.copy_uuid"), select("erp", "h1")).is_enabled


def test_an_action_for_one_is_hidden_for_many(select):
    one = Action(
        "vm.rename", "Rename", "pencil", places(Group.CHANGE, Menu.VM), frozenset({NodeKind.VM}), many=False
    )
    assert offer(one, select("erp")).is_visible
    assert not offer(one, select("erp", "test")).is_visible


def test_without_a_connection_nothing_can_be_changed(select):
    selection = select("erp", "web-2")
    made = offer(action("vm.start"), selection, is_connected=False)
    assert made.is_visible
    assert made.refusal is not None
    assert made.refusal.code == "CONNECTION_LOST"
    assert not offer(action("pool.disconnect"), selection, is_connected=False).is_enabled
    assert offer(action("pool.sign_out"), selection, is_connected=False).is_enabled
    assert offer(action("object.copy_uuid"), selection, is_connected=False).is_enabled


def test_a_confirmation_names_who_is_meant_and_who_is_not(select):
    selection = select("erp", "web-2", "test")
    question = confirmation(offer(action("vm.hard_shutdown"), selection), selection)
    assert question is not None
    assert question.title == "Force shutdown 2 VMs?"
    assert question.acts_on == ("web-2", "test-centos7")
    assert question.skips == (
        "legacy-erp is halted: This is only possible while it is paused, suspended or running.",
    )
    assert question.verb == "Force shutdown"
    assert question.typed_name == ""


def test_harmless_actions_ask_nothing(select):
    selection = select("erp")
    assert confirmation(offer(action("vm.start"), selection), selection) is None


def test_what_destroys_wants_the_name_typed(select):
    entry = Action(
        "vm.burn", "Burn", "fire", places(Group.CHANGE, Menu.VM), frozenset({NodeKind.VM}),
        risk=Risk.DESTROYS, warning="It is gone.",
    )  # fmt: skip
    single, double = select("erp"), select("erp", "test")
    assert confirmation(offer(entry, single), single).typed_name == "legacy-erp"  # type: ignore[union-attr]
    assert confirmation(offer(entry, double), double).typed_name == "2"  # type: ignore[union-attr]


def test_long_lists_of_refusals_are_cut(pool):
    refs = [
        pool.add("VM", f"vm{number}", name_label=f"vm{number}", power_state="Running") for number in range(9)
    ]
    selection = Selection.of(pool.cache, refs)
    selection = Selection.of(pool.cache, [*refs, "erp"])
    pool.change("VM", "erp", allowed_operations=("start",))
    assert offer(action("vm.start"), selection).tooltip(selection).endswith("and 4 more")


def test_gone_objects_are_not_selected(pool, select):
    pool.remove("VM", "erp")
    assert select("erp", "test").refs == ("test",)


def test_hosts_for_a_migration_come_with_their_refusals(pool):
    pool.change("VM", "web-2", allowed_operations=("pool_migrate",))
    targets = dict(migrate_targets(pool.cache, Ref("web-2")))
    assert targets[Ref("h1")].code == "ALREADY_ON_HOST"  # type: ignore[union-attr]
    assert targets[Ref("h2")] is None
    assert targets[Ref("h3")].code == "HOST_DISABLED"  # type: ignore[union-attr]


def test_snapshots_are_named_after_vm_and_minute():
    from datetime import UTC, datetime

    moment = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
    assert snapshot_name("web", moment) == f"web {moment.astimezone():%Y-%m-%d %H:%M}"
