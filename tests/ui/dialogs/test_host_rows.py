# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How the name of a row and what stands at its right share the room."""

from __future__ import annotations

import pytest

from xolite_desktop.ui.dialogs.host_rows import _shares


@pytest.mark.parametrize(
    ("label", "detail", "shares"),
    [
        (250, 60, (250, 150)),  # both fit: nothing is cut
        (390, 60, (340, 60)),  # a long name takes what a short detail leaves
        (60, 390, (60, 340)),
        (300, 300, (200, 200)),
    ],
)
def test_neither_is_cut_while_there_is_room(label: int, detail: int, shares: tuple[int, int]) -> None:
    assert _shares(400, label, detail) == shares
