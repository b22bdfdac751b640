# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Refuse again, ask, confirm, start the job."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]


def trigger(window: PoolWindow, action_id: str, *refs: Ref) -> list[QWidget]:
    """Choose an action for a selection; gives the dialogs it opened."""
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    window.hub.select(refs)
    window.hub.q_action(action_id).trigger()
    window.actions_runner.asked.disconnect(asked.append)
    return asked


async def finished(window: PoolWindow, heard: Heard) -> Job:
    (job,) = await heard(window.jobs.ended)
    assert isinstance(job, Job)
    return job


async def test_starting_a_vm_asks_nothing_and_becomes_a_job(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "old-jira")
    assert trigger(window, "vm.start", ref) == []
    job = await finished(window, heard)
    assert (job.title, job.state) == ("Starting old-jira", JobState.DONE)
    vm = window.connection.store.cache.vm(ref)
    assert vm is not None
    assert vm.power_state == "Running"


async def test_interrupting_a_vm_asks_first_and_cancel_leaves_it_alone(
    window: PoolWindow, find: Find
) -> None:
    (dialog,) = trigger(window, "vm.clean_shutdown", find(window, "VM", "web-frontend-01"))
    assert isinstance(dialog, ConfirmDialog)
    dialog.cancel.click()
    assert not any(job.is_ours for job in window.jobs.jobs)


async def test_confirmed_it_happens(window: PoolWindow, find: Find, heard: Heard) -> None:
    ref = find(window, "VM", "web-frontend-01")
    (dialog,) = trigger(window, "vm.clean_shutdown", ref)
    assert isinstance(dialog, ConfirmDialog)
    dialog.go.click()
    assert (await finished(window, heard)).state is JobState.DONE
    vm = window.connection.store.cache.vm(ref)
    assert vm is not None
    assert vm.power_state == "Halted"


async def test_a_setting_spares_the_question_for_what_only_interrupts(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    window._profile.settings.set_value("confirm.interrupting", False)
    assert trigger(window, "vm.clean_shutdown", find(window, "VM", "web-frontend-01")) == []
    assert (await finished(window, heard)).state is JobState.DONE


async def test_a_question_is_withdrawn_when_the_vm_changes_underneath(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "web-frontend-01")
    (dialog,) = trigger(window, "vm.clean_reboot", ref)
    assert isinstance(dialog, ConfirmDialog)
    rejected = asyncio.ensure_future(heard(dialog.rejected))
    await asyncio.sleep(0)
    await window.connection.client.call("VM.hard_shutdown", ref)
    await rejected


async def test_migrating_asks_where_to_and_goes_there(window: PoolWindow, find: Find, heard: Heard) -> None:
    ref = find(window, "VM", "web-frontend-01")
    (dialog,) = trigger(window, "vm.migrate", ref)
    assert isinstance(dialog, MigrateDialog)
    dialog.go.click()
    assert (await finished(window, heard)).state is JobState.DONE
    vm = window.connection.store.cache.vm(ref)
    assert vm is not None
    assert vm.resident_on == find(window, "host", "xcp-02")


async def test_an_action_that_is_no_longer_possible_says_why(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01")])
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    start = next(action for action in ALL_ACTIONS if action.id == "vm.start")
    window.actions_runner.run(start, window.hub.selection)
    assert isinstance(asked[0], FailureDialog)
    assert asked[0].windowTitle() == "Start is not possible now"
    asked[0].reject()


async def test_copying_uuids_is_the_windows_own(window: PoolWindow, find: Find) -> None:
    ref = find(window, "VM", "old-jira")
    trigger(window, "object.copy_uuid", ref)
    vm = window.connection.store.cache.vm(ref)
    assert vm is not None
    assert QGuiApplication.clipboard().text() == vm.uuid


async def test_every_dialog_an_action_asks_with_is_in_a_table(window: PoolWindow) -> None:
    assert {action.asks for action in ALL_ACTIONS if action.asks} == set(window.actions_runner.dialogs)
