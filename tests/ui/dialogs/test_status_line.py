# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a form says about how it goes."""

from __future__ import annotations

from xolite_desktop.ui.dialogs.status_line import StatusLine


def test_progress_is_no_error_and_silence_is_nothing() -> None:
    line = StatusLine()
    line.show_progress("Signing in…")
    assert not line.is_error
    line.show_error("It failed.", "Try again.", "CODE (a)")
    assert line.is_error
    assert line.sentence == "It failed."
    line.clear()
    assert line.isHidden()
    assert not line.is_error


def test_the_code_is_one_press_away() -> None:
    line = StatusLine()
    line.show_error("It failed.", details="CODE (a)")
    assert line._details.isHidden()
    line._more.activated.emit()
    assert not line._details.isHidden()
    assert line._details.text() == "CODE (a)"
