# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One of a few."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xolite_desktop.ui.widgets.segments import Segments


def test_only_a_person_chooses_aloud() -> None:
    segments = Segments([("a", "A", "By a"), ("b", "B", "By b")], "Order")
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    segments.choose("b")
    assert chosen == []
    assert segments.buttons["b"].isChecked()
    QTest.mouseClick(segments.buttons["a"], Qt.MouseButton.LeftButton)
    assert chosen == ["a"]
    assert not segments.buttons["b"].isChecked()
    assert segments.buttons["a"].accessibleName() == "By a"
