# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every family of states has its colours."""

from __future__ import annotations

from xolite_desktop.models.roles import StateKind
from xolite_desktop.ui.style import theme, tones


def test_every_kind_has_a_tone_and_a_tint_that_is_a_token() -> None:
    assert set(tones.TONE) == set(tones.TINT) == set(StateKind)
    assert set(tones.TINT.values()) <= theme.load("light").colors.keys()
