# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A value that somebody else changes while it is edited is told, and never written over silently."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.editing.editors import VM, Find, cached, jobs, on_server, opened, overview

from helpers.person import click, press_key
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.pool_window import PoolWindow


async def test_a_change_elsewhere_is_told_and_never_written_over_silently(
    window: PoolWindow, simulator: Simulator, find: Find
) -> None:
    ref = find(window, "VM", VM)
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("mine")
    simulator.run(lambda: simulator.db.update("VM", ref, name_description="theirs"))
    await cached(window, lambda: editor.theirs.isVisible())
    assert editor.note.text() == "Changed elsewhere to “theirs” meanwhile."
    editor.commit()
    assert not jobs(window)
    click(editor.mine)
    await cached(window, lambda: jobs(window) and jobs(window)[0].state is JobState.DONE)
    assert on_server(simulator, "VM", ref)["name_description"] == "mine"


async def test_theirs_is_taken(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    ref = find(window, "VM", VM)
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("mine")
    simulator.run(lambda: simulator.db.update("VM", ref, name_description=""))
    await cached(window, lambda: editor.theirs.isVisible())
    assert editor.note.text() == "Emptied elsewhere meanwhile."
    click(editor.theirs)
    assert tab.fields.editor("description") is None
    assert not jobs(window)


async def test_an_untouched_editor_follows_the_pool(
    window: PoolWindow, simulator: Simulator, find: Find
) -> None:
    ref = find(window, "VM", VM)
    editor = opened(overview(window, ref), "description")
    simulator.run(lambda: simulator.db.update("VM", ref, name_description="theirs"))
    await cached(window, lambda: editor.input.content == "theirs")
    assert not editor.is_in_conflict


async def test_a_change_that_events_have_not_told_fails_and_the_text_waits_again(
    window: PoolWindow, simulator: Simulator, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = find(window, "VM", VM)
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("mine")
    # As if the event were still on its way when Enter is pressed.
    monkeypatch.setattr(DraftEditor, "is_in_conflict", False)
    simulator.run(lambda: simulator.db.update("VM", ref, name_description="theirs"))
    editor.commit()
    monkeypatch.undo()
    await cached(window, lambda: jobs(window)[0].is_over)
    assert jobs(window)[0].state is JobState.FAILED
    assert getattr(jobs(window)[0].error, "code", "") == "CHANGED_MEANWHILE"
    await cached(window, lambda: isinstance(tab.fields.editor("description"), DraftEditor))
    again = tab.fields.editor("description")
    assert isinstance(again, DraftEditor)
    assert again.input.content == "mine"
    await cached(window, lambda: again.theirs.isVisible())
    assert on_server(simulator, "VM", ref)["name_description"] == "theirs"


async def test_the_last_change_is_taken_back(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    ref = find(window, "VM", VM)
    undo = window.hub.q_action("object.undo")
    assert not undo.isEnabled()
    assert "nothing to take back" in undo.toolTip()
    before = on_server(simulator, "VM", ref)["name_description"]
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("other")
    press_key(editor.input, Qt.Key.Key_Return)  # several lines: Enter is one of them
    assert "\n" in str(editor.input.content)
    editor.input.show_content("other")
    QTest.keyClick(editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await cached(window, lambda: window.connection.store.cache.vm(ref).name_description == "other")  # type: ignore[union-attr]
    await cached(window, lambda: undo.isEnabled())
    row = window.job_panel.rows[0]
    click(row.undo)
    await cached(window, lambda: window.connection.store.cache.vm(ref).name_description == before)  # type: ignore[union-attr]
    assert on_server(simulator, "VM", ref)["name_description"] == before
    await cached(window, lambda: all(job.is_over for job in jobs(window)))
    assert not undo.isEnabled()
    assert not any(job.can_undo for job in jobs(window))


async def test_a_value_that_changed_again_is_not_taken_back(
    window: PoolWindow, simulator: Simulator, find: Find
) -> None:
    ref = find(window, "VM", VM)
    editor = opened(overview(window, ref), "description")
    editor.input.show_content("mine")
    editor.commit()
    await cached(window, lambda: jobs(window)[0].can_undo)
    simulator.run(lambda: simulator.db.update("VM", ref, name_description="later"))
    await cached(window, lambda: window.connection.store.cache.vm(ref).name_description == "later")  # type: ignore[union-attr]
    window.editing.undo(jobs(window)[0])
    (dialog,) = window.findChildren(FailureDialog)
    dialog.reject()
    assert on_server(simulator, "VM", ref)["name_description"] == "later"
    window.hub.refresh()
    assert "changed again since" in window.hub.q_action("object.undo").toolTip()
