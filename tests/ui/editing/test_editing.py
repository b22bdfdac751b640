# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Values are edited where they stand: what is typed reaches the pool, and what the pool says comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from helpers.person import click, press_key, type_text, until
from xolite_desktop.models.edits.editable import Kind, Problem
from xolite_desktop.models.edits.table import editables
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.widgets.tag_input import TagInput
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.edits import current
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
VM = "web-frontend-01"
# Values for each kind of entry; choices take the first that is not the one of now.
TYPED = {Kind.LINE: "new value", Kind.LINES: "two\nlines", Kind.NUMBER: "77", Kind.TAGS: "fresh"}
SPECIAL = {"iscsi_name": "iqn.2026-02.example:other", "folder": "/New/Place", "mtu": "9000"}


def on_server(simulator: Simulator, cls: str, ref: Ref) -> dict[str, Any]:
    return simulator.run(lambda: dict(simulator.db.get(cls, ref)))


def shown_tab(window: PoolWindow, ref: Ref, title: str) -> Any:
    window.show()
    assert window.select(ref)
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called(title)
    return window.pages.page.tab


def overview(window: PoolWindow, ref: Ref) -> Overview:
    tab = shown_tab(window, ref, Overview.title)
    assert isinstance(tab, Overview)
    return tab


def opened(tab: Overview | PropertiesTab, edit_id: str) -> DraftEditor:
    """The editor of a value, begun."""
    tab.edit(edit_id)
    for fields in tab.findChildren(type(tab.fields) if isinstance(tab, Overview) else type(tab.identity)):
        editor = fields.editor(edit_id)
        if isinstance(editor, DraftEditor):
            return editor
    raise AssertionError(f"{edit_id} is not being edited")


def choose(tab: PropertiesTab, edit_id: str, before: object) -> None:
    tab.edit(edit_id)
    menu = next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())
    assert [action.isChecked() for action in menu.actions()].count(True) == 1
    next(action for action in menu.actions() if not action.isChecked()).trigger()
    menu.close()


async def cached(window: PoolWindow, condition: Callable[[], object]) -> None:
    tab = window.pages.page.tab if window.pages.page is not None else None
    shown = [tab.refreshed] if tab is not None else []
    await until(condition, window.connection.store.changed, window.jobs.dataChanged, *shown)


def jobs(window: PoolWindow) -> list[Job]:
    return [job for job in window.jobs.jobs if job.action_id == "object.edit"]


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        ("VM", "old-jira"),
        ("host", "xcp-03"),
        ("pool", "lab-pool"),
        ("SR", "NFS vol1"),
        ("network", "Private lab"),
    ],
)
async def test_every_value_of_every_class_reaches_the_pool_and_comes_back(
    window: PoolWindow, simulator: Simulator, find: Find, cls: str, name: str
) -> None:
    ref, store = find(window, cls, name), window.connection.store
    tab = shown_tab(window, ref, PropertiesTab.title)
    entries = [each for each in editables(store, cls, ref) if window.editing.edits.refusal(ref, each) is None]
    assert len(entries) >= 6
    for entry in entries:
        slot = entry.slot(cls, ref)
        before = current(store.cache, slot)
        if entry.kind is Kind.CHOICE:
            choose(tab, entry.id, before)
        else:
            editor = opened(tab, entry.id)
            text = SPECIAL.get(entry.id, TYPED[entry.kind])
            if isinstance(editor.input, TagInput):
                type_text(editor.input.line, text)
            else:
                editor.input.show_content(text)
            editor.commit()
        # A key of a map is taken away before its new value is added.
        await cached(
            window, lambda slot=slot, before=before: current(store.cache, slot) not in (before, None)
        )
        field = on_server(simulator, cls, ref)[entry.field]
        after = field.get(entry.key) if entry.key else field
        now = current(store.cache, slot)
        assert now == (tuple(after) if isinstance(after, list) else after)
    await cached(window, lambda: all(job.is_over for job in jobs(window)))
    assert {job.state for job in jobs(window)} == {JobState.DONE}
    assert all(job.can_undo for job in jobs(window))


async def test_a_name_is_changed_in_the_head_of_the_page(
    window: PoolWindow, simulator: Simulator, find: Find
) -> None:
    ref = find(window, "VM", VM)
    overview(window, ref)
    page = window.pages.page
    assert page is not None
    window.hub.q_action("object.rename").trigger()
    editor = page.header.editor
    assert editor is not None
    assert editor.input.content == VM
    press_key(editor.input, Qt.Key.Key_Escape)
    assert page.header.editor is None
    QTest.mouseClick(page.header._name, Qt.MouseButton.LeftButton)
    editor = page.header.editor
    assert editor is not None
    type_text(editor.input, "front-1")
    press_key(editor.input, Qt.Key.Key_Return)
    assert page.header.editor is None
    await cached(window, lambda: page.header.name == "front-1")
    assert on_server(simulator, "VM", ref)["name_label"] == "front-1"
    assert jobs(window)[0].title == f"Renaming {VM}"


async def test_what_was_typed_stays_when_the_focus_goes_elsewhere(window: PoolWindow, find: Find) -> None:
    ref, other = find(window, "VM", VM), find(window, "VM", "gitlab")
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("half a sentence")
    window.select(other)
    assert tab.fields.editor("description") is None
    window.select(ref)
    again = tab.fields.editor("description")
    assert isinstance(again, DraftEditor)
    assert again.input.content == "half a sentence"
    assert not jobs(window)
    again.give_up()
    window.select(other)
    window.select(ref)
    assert tab.fields.editor("description") is None


async def test_an_untouched_editor_closes_when_it_is_left(window: PoolWindow, find: Find) -> None:
    tab = overview(window, find(window, "VM", VM))
    editor = opened(tab, "folder")
    window.activateWindow()
    editor.take_focus()
    tab.setFocus()
    window.sidebar.view.setFocus(Qt.FocusReason.MouseFocusReason)
    editor._on_left()
    assert tab.fields.editor("folder") is None
    editor = opened(tab, "folder")
    editor.input.show_content("/Changed")
    editor._on_left()
    assert tab.fields.editor("folder") is editor


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
    await cached(window, lambda: jobs(window)[0].is_over)
    monkeypatch.undo()
    assert jobs(window)[0].state is JobState.FAILED
    assert getattr(jobs(window)[0].error, "code", "") == "CHANGED_MEANWHILE"
    await cached(window, lambda: isinstance(tab.fields.editor("description"), DraftEditor))
    again = tab.fields.editor("description")
    assert isinstance(again, DraftEditor)
    assert again.input.content == "mine"
    await cached(window, lambda: again.theirs.isVisible())
    assert on_server(simulator, "VM", ref)["name_description"] == "theirs"


async def test_tags_are_chips(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    ref = find(window, "VM", "postgres-primary")
    editor = opened(overview(window, ref), "tags")
    tags = editor.input
    assert isinstance(tags, TagInput)
    assert [chip.tag for chip in tags.chips] == ["db", "prod"]
    click(tags.chips[0].cross)
    type_text(tags.line, "backup,")
    type_text(tags.line, "prod")
    press_key(tags.line, Qt.Key.Key_Return)
    assert tags.content == ("prod", "backup")
    simulator.run(lambda: simulator.db.update("VM", ref, tags=["prod", "db", "theirs"]))
    press_key(tags.line, Qt.Key.Key_Return)
    await cached(window, lambda: jobs(window) and jobs(window)[0].state is JobState.DONE)
    assert on_server(simulator, "VM", ref)["tags"] == ["prod", "theirs", "backup"]


async def test_backspace_in_the_empty_line_takes_the_last_tag(window: PoolWindow, find: Find) -> None:
    editor = opened(overview(window, find(window, "VM", "postgres-primary")), "tags")
    assert isinstance(editor.input, TagInput)
    press_key(editor.input.line, Qt.Key.Key_Backspace)
    assert editor.input.content == ("db",)
    press_key(editor.input.line, Qt.Key.Key_Escape)


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


async def test_without_a_connection_nothing_is_edited_and_it_says_why(window: PoolWindow, find: Find) -> None:
    ref = find(window, "VM", VM)
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("mine")
    window.connection.hang_up()
    await until(lambda: not window.connection.is_usable, window.connection.state_changed)
    editor.commit()
    assert "connection to the pool is lost" in editor.note.text()
    assert not jobs(window)
    await until(lambda: "lost" in tab.fields.cell("Tags").refusal, tab._soon._timer.timeout)
    cell = tab.fields.cell("Tags")
    assert cell.edit_button is not None
    assert "cannot be edited" in cell.edit_button.accessibleName()
    tab.edit("tags")
    assert tab.fields.editor("tags") is None
    assert not window.hub.q_action("object.rename").isEnabled()


async def test_a_role_that_may_not_edit_is_told(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    from xolite_desktop.xapi.roles.least import LEAST, ROLES
    from xolite_desktop.xapi.roles.permissions import Permissions

    held = ROLES[ROLES.index("vm-operator") : -1]
    window.connection.permissions = Permissions(frozenset().union(*(LEAST[role] for role in held)))
    ref = find(window, "VM", "postgres-primary")
    tab = overview(window, ref)
    tab.refresh()
    assert "needs vm-admin" in tab.fields.cell("Description").refusal
    assert tab.fields.cell("Tags").refusal == ""
    assert tab.fields.cell("Folder").refusal == ""  # a key with a permission of its own
    custom = next(fields for card, fields, _ in tab.more if card.accessibleName() == "Custom fields")
    assert custom.cell("Owner").refusal == ""
    window.hub.refresh()
    assert not window.hub.q_action("object.rename").isEnabled()
    assert "needs vm-admin" in window.hub.q_action("object.rename").toolTip()


async def test_a_read_only_window_edits_nothing(window: PoolWindow, find: Find) -> None:
    tab = overview(window, find(window, "VM", VM))
    window.connection.set_read_only(True)
    tab.refresh()
    assert "read-only" in tab.fields.cell("Description").refusal
    tab.edit("description")
    assert tab.fields.editor("description") is None


HOSTILE = [
    "<b>bold</b><img src=x>", "a\u202eb\u2066c", "x" * 10_000, "tab\tnew\nline\x07", "half \ud800 of one", "",
    "&amp; & '", "مرحبا", "😀" * 30,
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:20])
async def test_names_of_others_are_edited_as_plain_text(window: PoolWindow, find: Find, name: str) -> None:
    import msgspec

    from xolite_desktop.xapi.delta import Change

    ref, store = find(window, "VM", VM), window.connection.store
    record = msgspec.structs.replace(
        store.cache.vm(ref),
        name_label=name,
        name_description=name,
        tags=(name,),
        other_config={"folder": name},  # type: ignore[type-var]
    )
    store.take(store.cache.apply([Change("VM", ref, record)]))  # type: ignore[list-item]
    tab = overview(window, ref)
    for edit_id in ("description", "tags", "folder"):
        editor = opened(tab, edit_id)
        assert not editor.draft.is_changed
        editor.look()
    window.editing.rename(ref)
    page = window.pages.page
    assert page is not None
    assert page.header.editor is not None
    assert not page.header.editor.draft.is_changed
    properties = shown_tab(window, ref, PropertiesTab.title)
    properties.refresh()
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, (
            label.objectName(),
            label.text(),
            label.parent(),
        )
        assert "\u202e" not in label.text()
    for editor in window.findChildren(DraftEditor):
        editor.give_up()
    window.connection.store.rebuild()


async def test_a_long_name_is_written_whole(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    ref = find(window, "VM", VM)
    overview(window, ref)
    window.editing.rename(ref)
    page = window.pages.page
    assert page is not None
    assert page.header.editor is not None
    page.header.editor.input.show_content("y" * 10_000)
    page.header.editor.commit()
    await cached(window, lambda: jobs(window)[0].is_over)
    assert on_server(simulator, "VM", ref)["name_label"] == "y" * 10_000
    assert len(jobs(window)[0].title) < 500


async def test_what_is_wrong_is_said_beside_it(window: PoolWindow, find: Find) -> None:
    ref = find(window, "VM", "old-jira")
    tab = shown_tab(window, ref, PropertiesTab.title)
    assert isinstance(tab, PropertiesTab)
    name = opened(tab, "name")
    name.input.show_content("  ")
    name.commit()
    assert name.note.text() == "Name cannot be empty."
    delay = opened(tab, "start_delay")
    delay.input.show_content("soon")
    delay.commit()
    assert "whole number from 0 to 86400" in delay.note.text()
    assert not jobs(window)
    assert issubclass(Problem, ValueError)
    assert window.connection.store.cache.vm(ref).power_state == PowerState.HALTED  # type: ignore[union-attr]


async def test_what_the_state_of_the_pool_forbids_says_why(window: PoolWindow, find: Find) -> None:
    tab = shown_tab(window, find(window, "VM", VM), PropertiesTab.title)
    assert tab.groups["Start"][1].cell("When its host fails").refusal == "High availability is off"
    tab = shown_tab(window, find(window, "network", "Pool-wide eth0"), PropertiesTab.title)
    assert "interfaces are active" in tab.groups["Network"][1].cell("MTU").refusal
    cell = tab.groups["Network"][1].cell("MTU")
    assert cell.edit_button is not None
    cell.edit_button.click()  # says it where it stands; nothing opens
    assert tab.groups["Network"][1].editor("mtu") is None


async def test_properties_are_one_key_away(window: PoolWindow, find: Find) -> None:
    overview(window, find(window, "VM", VM))
    window.hub.q_action("object.properties").trigger()
    assert window.pages.page is not None
    assert isinstance(window.pages.page.tab, PropertiesTab)
    window.hub.q_action("object.edit_tags").trigger()
    tab = window.pages.page.tab
    assert isinstance(tab, Overview)
    assert tab.fields.editor("tags") is not None
