# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sentence beside the pointer stays within what it lies over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.widgets.drop_note import DropNote


@pytest.mark.parametrize("at", [(0, 0), (239, 199), (120, 100)])
@pytest.mark.parametrize("sentence", ["Short.", "A very long sentence that says why it cannot be done. " * 3])
def test_it_stays_inside(at: tuple[int, int], sentence: str) -> None:
    over = QWidget()
    over.resize(240, 200)
    over.show()
    note = DropNote(over)
    note.say(sentence, QPoint(*at), is_allowed=False)
    assert note.isVisible()
    assert over.rect().contains(note.geometry())
    note.say("", QPoint(), is_allowed=True)
    assert not note.isVisible()
    over.close()
