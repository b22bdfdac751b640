# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Names come from other people: text stays text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel, tip

EVIL = "<b>web</b><img src='https://example.invalid/x.png'>"


@pytest.mark.parametrize("kind", [Label, ElidedLabel, LinkLabel])
def test_markup_in_a_name_is_shown_as_it_is(kind: type[Label]) -> None:
    label = kind(EVIL)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == EVIL


def might_be_rich_text(text: str) -> bool:
    """What Qt decides by, as far as it matters here: something that could be a tag, or an escaped one."""
    return "<" in text or "&lt;" in text


@pytest.mark.parametrize("text", [EVIL, "a <b>bold</b> name\nand a second line", "5 < 6", "&lt;b>", "plain"])
def test_a_tooltip_shows_text_and_nothing_else(text: str) -> None:
    document = QTextDocument()
    shown = tip(text)
    document.setHtml(shown) if might_be_rich_text(shown) else document.setPlainText(shown)
    assert document.toPlainText() == text


def test_an_elided_label_tells_the_whole_in_its_tooltip_only_when_it_is_cut() -> None:
    label = ElidedLabel("a name that is rather long for the room it has")
    label.show()
    label.resize(60, 20)
    assert "rather long" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_link_works_by_mouse_and_by_key() -> None:
    followed: list[bool] = []
    link = LinkLabel("xcp-01")
    link.activated.connect(lambda: followed.append(True))
    link.resize(100, 20)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert followed == [True, True]


def test_a_number_after_a_name_from_right_to_left_is_painted_after_it() -> None:
    said = "שרת ראשי · 3"
    label = Label(said)
    assert label.text() == said
    layout = QTextLayout(QLabel.text(label))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    shown = QLabel.text(label)
    places = [line.cursorToX(shown.index(each))[0] for each in ("ש", "3")]  # type: ignore[index]
    assert places[0] < places[1]
