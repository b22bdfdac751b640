# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A check box that can be seen in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.check_box import CheckBox


def test_the_whole_of_it_can_be_clicked() -> None:
    box = CheckBox("Stay signed in")
    box.resize(box.sizeHint())
    for where in (QPoint(4, box.height() // 2), QPoint(box.width() - 3, 2)):
        before = box.isChecked()
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)
        assert box.isChecked() is not before
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


@pytest.mark.parametrize("worn", ["light", "dark"])
def test_every_state_of_it_looks_different(worn: str) -> None:
    theme.appearance().choose(worn)
    box = CheckBox("Stay signed in")
    box.resize(box.sizeHint())
    looks = set()
    for is_on in (False, True):
        for is_usable in (False, True):
            box.setChecked(is_on)
            box.setEnabled(is_usable)
            looks.add(bytes(box.grab().toImage().constBits()))
    assert len(looks) == 4


def test_a_long_text_takes_more_lines_and_a_short_one_is_never_cut() -> None:
    long = CheckBox("Press Enter twice too: in a shell each line runs as soon as it is typed, and so on")
    assert long.minimumSizeHint().width() < long.sizeHint().width()
    assert long.heightForWidth(long.minimumSizeHint().width()) > long.sizeHint().height()
    short = CheckBox("Stay signed in")
    assert short.minimumSizeHint() == short.sizeHint()
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.addWidget(long)
    frame.resize(340, column.totalHeightForWidth(340))
    frame.show()
    assert long.height() == long.heightForWidth(long.width()) > long.sizeHint().height()
