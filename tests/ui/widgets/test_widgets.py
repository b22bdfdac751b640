# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Buttons, cards, chips, panels, spinners, shades, tab bars: what they promise beyond their looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.widgets.banner import Banner
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.chip import STATE_TONES, Chip
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.widgets.shade import Shade
from xolite_desktop.ui.widgets.spinner import Spinner


def test_an_ampersand_on_a_button_is_no_mnemonic() -> None:
    button = Button("Q&A", icon="question")
    assert button.text() == " Q&&A"
    assert button.accessibleName() == "Q&A"


def test_an_icon_button_has_a_name_for_those_who_cannot_see_it() -> None:
    assert IconButton("copy", "Copy UUID").accessibleName() == "Copy UUID"


def test_a_card_keeps_content_under_its_title() -> None:
    card, content = Card("General", "live"), Label("content")
    card.add(content)
    card.resize(300, 400)
    card.show()
    assert content.y() < 60
    assert card.accessibleName() == "General"


@pytest.mark.parametrize("state", STATE_TONES)
def test_a_state_chip_has_a_mark_and_a_word(state: str) -> None:
    chip = Chip(state.title(), state=state)
    assert (chip.text, chip.state) == (state.title(), state)
    assert chip.sizeHint().width() > Chip(state.title()).sizeHint().width()
    assert not chip.grab().isNull()


def test_a_chip_never_grows_beyond_bounds() -> None:
    assert Chip("tag " * 200).sizeHint().width() <= 220


def test_a_banner_is_absent_until_there_is_something_to_say() -> None:
    parent = QWidget()
    banner = Banner(parent)
    assert banner.isHidden()
    acted: list[bool] = []
    banner.acted.connect(lambda: acted.append(True))
    banner.show_sentence("The connection was lost.", button="Try now")
    assert not banner.isHidden()
    assert banner.accessibleName() == "The connection was lost."


def test_escape_empties_the_search_field_and_down_leaves_it() -> None:
    field = SearchField("Filter")
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    QTest.keyClicks(field, "web")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert left == [True]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_spinner_costs_nothing_while_it_is_not_seen() -> None:
    spinner = Spinner()
    assert not spinner._timer.isActive()
    spinner.show()
    assert spinner._timer.isActive()
    spinner.hide()
    assert not spinner._timer.isActive()


def test_a_shade_covers_its_window_whatever_its_size() -> None:
    window = QWidget()
    window.resize(300, 200)
    window.show()
    shade = Shade(window)
    window.resize(500, 400)
    assert shade.size() == window.size()
    window.close()
