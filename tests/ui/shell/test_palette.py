# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The palette over a window of the demo pool, by keyboard as a person has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.person import type_text
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.shell.palette import Palette
from xolite_desktop.ui.widgets.text_parts import runs
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


@pytest.fixture
def palette(window: PoolWindow) -> Palette:
    window.select(next(iter(window.connection.store.cache.records("pool"))))
    window.hub.q_action("view.palette").trigger()
    return window.shell.palette


async def typed(palette: Palette, text: str, heard: Any) -> list[str]:
    type_text(palette.line, text)
    if palette.list.is_searching:
        await heard(palette.list.settled, lambda: not palette.list.is_searching)
    return [entry.text for entry in palette.list.entries]


def press(palette: Palette, key: Qt.Key) -> None:
    QTest.keyClick(palette.line, key)


async def test_it_opens_over_the_window_and_escape_gives_the_focus_back(
    palette: Palette, window: PoolWindow
) -> None:
    assert palette.isVisible()
    assert window.focusWidget() is palette.line
    press(palette, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.focusWidget() is not palette.line


async def test_an_object_is_opened(palette: Palette, window: PoolWindow, heard: Any) -> None:
    texts = await typed(palette, "mail", heard)
    assert texts[0] == "mail-relay"
    press(palette, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.pages.page is not None
    assert window.pages.page.header.name == "mail-relay"


async def test_an_action_and_an_object_are_found_together(
    palette: Palette, window: PoolWindow, heard: Any, find: Find
) -> None:
    texts = await typed(palette, "migr mail", heard)
    assert texts[0] == "Migrate… mail-relay"
    entry = palette.current
    assert entry is not None
    assert "".join(entry.text[at] for at in entry.positions) == "Migrmail"
    ran: list[object] = []
    palette.run_asked.disconnect()
    palette.run_asked.connect(lambda action, refs: ran.append((action.id, refs)))
    press(palette, Qt.Key.Key_Return)
    assert ran == [("vm.migrate", (find(window, "VM", "mail-relay"),))]


async def test_what_is_not_possible_says_why_and_stays(palette: Palette, heard: Any) -> None:
    await typed(palette, "start gitlab", heard)
    row = next(n for n, entry in enumerate(palette.list.entries) if entry.text == "Start gitlab")
    entry = palette.list.entries[row]
    assert entry.reason == "gitlab is running"
    palette.view.setCurrentIndex(palette.list.index(row, 0))
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


async def test_tab_lists_what_can_be_done_with_an_object(palette: Palette, heard: Any) -> None:
    await typed(palette, "gitlab", heard)
    press(palette, Qt.Key.Key_Tab)
    assert palette.scope is not None
    found = await typed(palette, "shut d", heard)
    assert found[0] == "Shut down"
    assert "Force shutdown" in found
    press(palette, Qt.Key.Key_Escape)
    assert palette.scope is None
    assert palette.isVisible()


async def test_what_was_used_last_comes_first_when_nothing_is_typed(
    palette: Palette, window: PoolWindow, heard: Any
) -> None:
    await typed(palette, "mail-relay", heard)
    press(palette, Qt.Key.Key_Return)
    palette.open()
    await typed(palette, "", heard)
    assert palette.list.entries[0].text == "mail-relay"
    assert palette.list.section_at(0) == "Recent"
    sections = [palette.list.section_at(row) for row in range(palette.list.rowCount())]
    assert [section for section in sections if section] == ["Recent", "mail-relay", "Window"]


async def test_signs_restrict_what_is_searched(palette: Palette, heard: Any) -> None:
    assert all(entry.action is not None for entry in palette.list.entries)
    await typed(palette, ">mail", heard)
    assert not any(entry.is_object for entry in palette.list.entries)
    await typed(palette, "#prod", heard)
    assert palette.list.entries
    assert all(entry.is_object and "#prod" in entry.detail for entry in palette.list.entries)


async def test_nothing_found_is_said(palette: Palette, heard: Any) -> None:
    await typed(palette, "qqqqqqxyz", heard)
    assert palette.view.isHidden()
    assert palette._nothing.text().startswith("Nothing matches.")


async def test_keys_typed_there_run_nothing_behind(palette: Palette, window: PoolWindow) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(palette.line, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    assert window.isVisible()
    QTest.keyClick(palette.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.isHidden()


def test_a_text_is_cut_where_bold_or_color_begins_and_ends() -> None:
    parts = [("Migrate… ", ""), ("gitlab", "fg2")]
    assert list(runs(14, parts, (0, 1, 9, 10))) == [
        (0, 2, "", True), (2, 9, "", False), (9, 11, "fg2", True), (11, 14, "fg2", False),
    ]  # fmt: skip
    assert list(runs(1, [("a", "")], ())) == [(0, 1, "", False)]
    assert list(runs(0, [("", "")], ())) == []
