# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A check box that can be seen in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

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
