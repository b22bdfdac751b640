# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A surprise without a window still reaches a person."""

from __future__ import annotations

from xolite_desktop.ui import problems


def test_a_crash_needs_no_parent() -> None:
    dialog = problems.show_crash(ValueError("x"))
    assert dialog.isVisible()
    assert "ValueError: x" in dialog.report
    dialog.reject()
