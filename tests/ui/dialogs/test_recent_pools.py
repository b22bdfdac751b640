# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of pools connected to before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from xolite_desktop.ui.dialogs.recent_pools import OPEN, ROW, SIGNED_IN, RecentPool, RecentPools

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


def test_a_pool_that_needs_no_password_is_marked_and_connects_with_one_click(qtbot: QtBot) -> None:
    rows = RecentPools()
    qtbot.addWidget(rows)
    rows.show_pools([*POOLS, RecentPool("c", "edge", "edge-01", "root", "", True, True, SIGNED_IN)])
    picked: list[RecentPool] = []
    chosen: list[RecentPool] = []
    rows.picked.connect(picked.append)
    rows.chosen.connect(chosen.append)
    rows.resize(700, rows.height())
    plain = rows.grab().toImage()
    rows.itemClicked.emit(rows.item(0))
    rows.itemClicked.emit(rows.item(2))
    assert ([pool.key for pool in picked], [pool.key for pool in chosen]) == (["a"], ["c"])
    assert "without the password" in rows.item(2).toolTip()
    assert rows.item(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith(SIGNED_IN)
    rows.show_pools([*POOLS, RecentPool("c", "edge", "edge-01", "root", "", True, True)])
    assert rows.grab().toImage() != plain
    assert rows.pool_at("edge-01", "root") is not None
    assert rows.pool_at("edge-01", "admin") is None


def test_the_menu_offers_what_makes_sense(qtbot: QtBot) -> None:
    rows = RecentPools()
    qtbot.addWidget(rows)
    rows.show_pools(POOLS)
    picked: list[RecentPool] = []
    left: list[str] = []
    rows.picked.connect(picked.append)
    rows.sign_out_asked.connect(left.append)
    words = {}
    for sign_in in ("", OPEN, SIGNED_IN):
        menu = rows.menu_of(RecentPool("c", "edge", "edge-01", "root", "", True, True, sign_in))
        words[sign_in] = [action.text() for action in menu.actions() if action.text()]
        for action in menu.actions():
            if not action.text().startswith("Forget"):
                action.trigger()
    assert words[""] == words[OPEN] == ["Connect with a password…", "Forget this pool and its certificate"]
    assert words[SIGNED_IN][1] == "Sign out"
    assert len(picked) == 3
    assert left == ["c"]
