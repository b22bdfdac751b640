# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of pools connected to before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from xolite_desktop.ui.dialogs.recent_pools import ROW, RecentPool, RecentPools

POOLS = [
    RecentPool("a", "lab\u202epool", "xcp-01", "root", "12 min ago", True),
    RecentPool("b", "<b>prod</b>", "10.0.0.1:443", "root", "20 Nov 2026", False),
]


def test_names_are_made_visible() -> None:
    rows = RecentPools()
    rows.show_pools(POOLS)
    assert rows.item(0).text() == "lab⟨U+202E⟩pool"


def test_delete_forgets_the_pool_it_is_at() -> None:
    rows = RecentPools()
    forgotten: list[str] = []
    rows.forget_asked.connect(forgotten.append)
    rows.show_pools(POOLS)
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert forgotten == ["b"]


def test_the_list_is_as_high_as_its_rows_and_absent_without_any() -> None:
    rows = RecentPools()
    rows.show_pools(POOLS)
    assert rows.height() == 2 * ROW
    rows.resize(500, rows.height())
    assert not rows.grab().isNull()
    rows.show_pools([])
    assert rows.isHidden()


def test_coming_by_keys_starts_at_the_first_pool(qtbot: QtBot) -> None:
    pools = RecentPools()
    pools.show_pools(POOLS)
    with qtbot.waitActive(pools):
        pools.show()
    pools.clearFocus()
    pools.setFocus(Qt.FocusReason.TabFocusReason)
    assert pools.currentRow() == 0
    pools.close()
