# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Values are edited where they stand: what is typed reaches the pool, and what the pool says comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from ui.editing.editors import VM, Find, cached, jobs, on_server, opened, overview, renaming, shown_tab

from helpers.person import click, press_key, type_text
from xolite_desktop.models.edits.editable import Kind
from xolite_desktop.models.edits.table import editables
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.widgets.tag_input import TagInput
from xolite_desktop.xapi.plans.edits import current

# Values for each kind of entry; choices take the first that is not the one of now.
TYPED = {Kind.LINE: "new value", Kind.LINES: "two\nlines", Kind.NUMBER: "77", Kind.TAGS: "fresh"}


SPECIAL = {
    "host_name": "xcp-03.example",
    "iscsi_name": "iqn.2026-02.example:other", "folder": "/New/Place", "mtu": "9000", "mail_destination": "a@example.com",
    "mail_server": "smtp.example.com", "agents_source": "http://updates.example.com",
}  # fmt: skip


def choose(tab: PropertiesTab, edit_id: str, before: object) -> None:
    tab.edit(edit_id)
    menu = next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())
    assert [action.isChecked() for action in menu.actions()].count(True) == 1
    next(action for action in menu.actions() if not action.isChecked()).trigger()
    menu.close()


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
    editor = renaming(window, ref)
    assert not editor.draft.is_changed
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
    editor = renaming(window, ref)
    editor.input.show_content("y" * 10_000)
    editor.commit()
    await cached(window, lambda: jobs(window)[0].is_over)
    assert on_server(simulator, "VM", ref)["name_label"] == "y" * 10_000
    assert len(jobs(window)[0].title) < 500


async def test_properties_are_one_key_away(window: PoolWindow, find: Find) -> None:
    overview(window, find(window, "VM", VM))
    window.hub.q_action("object.properties").trigger()
    assert window.pages.page is not None
    assert isinstance(window.pages.page.tab, PropertiesTab)
    window.hub.q_action("object.edit_tags").trigger()
    tab = window.pages.page.tab
    assert isinstance(tab, Overview)
    assert tab.fields.editor("tags") is not None
