# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of cards break when there is no room for them."""

from __future__ import annotations

import pytest

from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.card_grid import CardGrid


@pytest.mark.parametrize(("width", "lines"), [(1200, 1), (640, 2), (320, 3)])
def test_three_cards_stand_in_as_many_lines_as_the_width_needs(width: int, lines: int) -> None:
    grid = CardGrid()
    cards = [Card(title) for title in ("CPU", "Memory", "Storage")]
    grid.add_row(*((card, 1) for card in cards))
    grid.resize(width, 800)
    grid.show()
    assert len({card.y() for card in cards}) == lines
    grid.close()
