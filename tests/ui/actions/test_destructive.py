# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What interrupts or destroys is not done by a key too many or a click too many, and says whom it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.actions.all_actions import action as action_by
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

NAMED = ("VM", "host", "SR", "network", "VDI", "VMSS", "VM_appliance", "pool")
CLASSES = (*NAMED, "VBD", "VIF", "PIF", "PBD", "Bond", "USB_group", "PCI", "PUSB", "PGPU", "VGPU", "VUSB")
RISKY = [each for each in ALL_ACTIONS if each.risk is not Risk.NONE and each.asks is None]
GRAVE = ("vm.delete", "snapshot.revert", "snapshot.delete", "host.reboot", "host.shutdown", "host.eject")
LEAST_TRIED = 20


def objects(window: PoolWindow, action_id: str) -> tuple[str, Ref] | None:
    """The first object with which an action can be done, selected; its class as well."""
    action, cache = action_by(action_id), window.connection.store.cache
    for cls in CLASSES:
        for ref in cache.records(cls):
            if window.hub.offer(action, Selection.of(cache, [ref])).is_enabled:
                window.hub.select([ref])
                return cls, Ref(ref)
    return None


def executed(simulator: Simulator) -> Counter[str]:
    return Counter({call: times for call, times in simulator.counts.executed.items() if "get_" not in call})


def texts(dialog: QWidget) -> str:
    shown = [dialog.windowTitle(), *(label.text() for label in dialog.findChildren(QLabel))]
    return " ".join(shown).replace("\u200b", "")


def press_enter(dialog: QWidget) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    if dialog.isVisible():
        QTest.keyClick(dialog, Qt.Key.Key_Return)


async def test_enter_does_nothing_and_whom_it_is_about_is_said(
    window: PoolWindow, simulator: Simulator
) -> None:
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    before, tried = executed(simulator), 0
    for action in RISKY:
        found = objects(window, action.id)
        if found is None:
            continue
        window.hub.q_action(action.id).trigger()
        dialog = asked[-1]
        assert isinstance(dialog, ConfirmDialog), action.id
        _assert_named(window, dialog, *found)
        _assert_friction(action, dialog)
        press_enter(dialog)
        dialog.reject()
        tried += 1
    assert tried >= LEAST_TRIED
    assert executed(simulator) - before == Counter()
    assert not any(job.is_ours for job in window.jobs.jobs)


def _assert_named(window: PoolWindow, dialog: ConfirmDialog, cls: str, ref: Ref) -> None:
    if cls in NAMED and cls != "pool":
        record = window.connection.store.cache.get(cls, ref)
        assert record is not None
        assert record.name_label in texts(dialog)  # type: ignore[union-attr]


def _assert_friction(action: Action, dialog: ConfirmDialog) -> None:
    """Data that goes for good takes the name; everything takes more than Enter."""
    assert dialog.cancel.isDefault(), action.id
    assert not dialog.go.isDefault(), action.id
    assert dialog.go.isEnabled() is (action.risk is not Risk.DESTROYS), action.id


@pytest.mark.parametrize("action_id", GRAVE)
async def test_enter_does_nothing_in_what_lists_its_losses(
    window: PoolWindow, simulator: Simulator, action_id: str, heard: Callable[..., Any]
) -> None:
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    if action_id.startswith("snapshot."):
        vm = next(iter(window.connection.store.cache.records("VM")))
        simulator.run(lambda: simulator.db.update("VM", vm, name_description="taken"))
    if objects(window, action_id) is None:
        pytest.skip("nothing of the kind in this pool")
    before = executed(simulator)
    window.hub.q_action(action_id).trigger()
    dialog = asked[-1]
    assert isinstance(dialog, PlanDialog)
    press_enter(dialog)
    assert executed(simulator) - before == Counter()
    assert not any(job.is_ours for job in window.jobs.jobs)
    dialog.reject()


async def test_a_double_click_is_one_call(
    window: PoolWindow, simulator: Simulator, heard: Callable[..., Any]
) -> None:
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    assert objects(window, "vm.hard_shutdown") is not None
    window.hub.q_action("vm.hard_shutdown").trigger()
    dialog = asked[-1]
    assert isinstance(dialog, ConfirmDialog)
    dialog.go.click()
    dialog.go.click()
    await heard(window.jobs.ended)
    assert simulator.counts.executed["Async.VM.hard_shutdown"] == 1


async def test_the_name_is_typed_and_nothing_less_will_do(window: PoolWindow) -> None:
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    found = objects(window, "sr.destroy")
    assert found is not None
    name = window.connection.store.cache.get(*found).name_label  # type: ignore[union-attr]
    window.hub.q_action("sr.destroy").trigger()
    dialog = asked[-1]
    assert isinstance(dialog, ConfirmDialog)
    assert isinstance(dialog.typed, QLineEdit)
    for text in ("", name[:-1], name + "x", name.swapcase()):
        dialog.typed.setText(text)
        assert not dialog.go.isEnabled(), text
    dialog.typed.setText(f" {name} ")
    assert dialog.go.isEnabled()
    dialog.reject()
