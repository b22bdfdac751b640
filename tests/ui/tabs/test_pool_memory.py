# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool's tab of memory: a bar for each host, whose parts lead to the VMs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from helpers.doing import Doing
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.pool_memory import PoolMemoryTab


async def test_the_parts_of_a_bar_are_told_and_lead_to_the_vms(window: PoolWindow) -> None:
    window.show()
    doing = Doing(window)
    window.select(next(iter(doing.cache.records("pool"))))
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("Memory")
    tab = page.tab
    assert isinstance(tab, PoolMemoryTab)
    tab.finish()
    assert [row.name.text() for row in tab.rows] == ["xcp-01", "xcp-02", "xcp-03"]
    assert tab.sums.text("Total")
    bar = tab.rows[0].bar
    assert [segment.name.partition(" · ")[0] for segment in bar.segments[:2]] == ["Xen", "Control domain"]
    segment = bar.segments[2]
    assert "free" in tab.rows[0].words.text()
    assert min(tab.rows[0].words.width(), tab.rows[0].name.width()) > 100
    left = sum(each.share for each in bar.segments[:2]) + segment.share / 2
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(1, 5))
    assert window.pages.page is page, "Xen leads nowhere"
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(left * bar.width()), 5))
    assert window.pages.page is not None
    assert window.pages.page.ref == segment.ref
