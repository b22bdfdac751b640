# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said over a console is seen whole, in any room there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from xolite_desktop.ui.console.notice import Notice

LONG = "A guest that switches itself off or restarts ends its console, and so does a limit on idle consoles. Connecting again…"


@pytest.mark.parametrize("width", [900, 500, 240])
def test_sentences_that_do_not_fit_a_line_take_several(
    application: QApplication, qtbot: QtBot, width: int
) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.resize(width, 400)
    notice.say("The host closed the console.", LONG)
    notice.show()
    labels = [label for label in notice.findChildren(QLabel) if label.text()]
    assert len(labels) == 2
    for label in labels:
        assert label.geometry().left() >= 0
        assert label.geometry().right() <= width
        assert label.height() >= label.heightForWidth(label.width())


def test_it_is_there_only_while_there_is_something_to_say(application: QApplication, qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.say("")
    assert notice.isHidden()
    notice.say("This VM is halted.")
    assert not notice.isHidden()
    notice.offer("Start")
    with qtbot.waitSignal(notice.acted):
        notice.button.click()
    notice.offer("")
    assert notice.button.isHidden()


def test_what_was_narrow_before_is_not_higher_than_its_lines_later(
    application: QApplication, qtbot: QtBot
) -> None:
    notice, fresh = Notice(), Notice()
    for each in (notice, fresh):
        qtbot.addWidget(each)
    notice.resize(120, 400)
    notice.say("The host closed the console.", LONG)
    notice.show()
    notice.resize(900, 400)
    fresh.resize(900, 400)
    fresh.say("The host closed the console.", LONG)
    fresh.show()
    heights = [
        [label.height() for label in each.findChildren(QLabel) if label.text()] for each in (notice, fresh)
    ]
    assert heights[0] == heights[1]
