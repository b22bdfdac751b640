# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The row of tabs: where there is no room for all, none is shown in half."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.tab_bar import TabBar

TITLES = ("Overview", "Console", "Performance", "Disks", "Network", "Snapshots", "Events", "Properties")


@pytest.fixture
def bar() -> TabBar:
    bar = TabBar("Tabs")
    for title in TITLES:
        bar.addTab(title)
    bar.show()
    return bar


def test_with_room_for_all_none_is_cut(bar: TabBar) -> None:
    bar.resize(bar.sizeHint())
    assert bar.cut() == []


@pytest.mark.parametrize("chosen", range(len(TITLES)))
def test_what_would_be_cut_is_not_seen_and_the_chosen_one_is_whole(bar: TabBar, chosen: int) -> None:
    for width in range(200, bar.sizeHint().width(), 23):
        bar.resize(width, bar.sizeHint().height())
        bar.setCurrentIndex(0)
        bar.setCurrentIndex(chosen)
        picture = bar.grab().toImage()
        assert bar.tabRect(chosen) not in bar.cut()
        for rect in bar.cut():
            seen = rect.adjusted(0, 0, 0, -1).intersected(bar.rect().adjusted(0, 0, -60, 0))
            for x in range(seen.left(), seen.right() + 1):
                assert QColor(picture.pixel(x, seen.center().y())) == theme.color("panel")
