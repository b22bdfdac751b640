# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text on a simulated screen."""

import pytest

from tests.simulator.guest_parts import Watcher
from xolite_desktop.simulator.screen import PALETTE, Screen
from xolite_desktop.simulator.terminal import Terminal


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(Screen(8, 8), text_mode=True)


def test_text_mode_is_80_by_25_and_graphics_mode_128_by_48() -> None:
    screen = Screen(8, 8)
    terminal = Terminal(screen, text_mode=True)
    assert (terminal.columns, terminal.rows, screen.width, screen.height) == (80, 25, 720, 400)
    terminal = Terminal(screen, text_mode=False)
    assert (terminal.columns, terminal.rows, screen.width, screen.height) == (128, 48, 1024, 768)


def test_lines_wrap_at_the_right_edge_and_scroll_at_the_bottom(terminal: Terminal) -> None:
    terminal.write("x" * 81 + "\n")
    assert terminal.text().split("\n") == ["x" * 80, "x"]
    terminal.write("\n" * 22 + "last")
    assert terminal.text().split("\n")[0] == "x" * 80
    terminal.write("\n")
    assert terminal.text().split("\n")[0] == "x"
    assert (terminal.row, terminal.column) == (24, 0)


def test_backspace_goes_back_over_a_wrapped_edge(terminal: Terminal) -> None:
    terminal.write("a" * 81 + "\b \b\b \b")
    assert terminal.text() == "a" * 79


def test_sequences_colour_place_and_erase(terminal: Terminal) -> None:
    terminal.write("gone\x1b[J\x1b[3;5Hhere\x1b[1;32mgreen\x1b[0m\x1b[3;7H\x1b[K")
    assert terminal.text() == "\n\n    he"
    terminal.write("\x1b[1;31mX\x1b[7mY\x1b[44mZ\x1b[96mW")
    cells = terminal._cells[2][6:10]
    assert [(cell.ink, cell.paper) for cell in cells] == [(9, 0), (0, 9), (0, 4), (14, 4)]


def test_tab_and_carriage_return_move_without_writing(terminal: Terminal) -> None:
    terminal.write("ab\tc\rA")
    assert terminal.text() == "Ab      c"


def test_writing_one_character_paints_no_more_than_its_cell_and_the_cursor(terminal: Terminal) -> None:
    watcher = Watcher()
    terminal.screen.viewers.append(watcher)
    terminal.write("x")
    assert watcher.told == [("painted", 0, 0, 9, 16), ("painted", 9, 13, 9, 2)]
    watcher.told.clear()
    terminal.write("")
    assert watcher.told == []


def test_the_cursor_leaves_no_trace_when_it_moves_or_hides(terminal: Terminal) -> None:
    blank = bytes(terminal.screen.pixels[18 : 720 * 16])
    terminal.write("\n")
    terminal.cursor_visible = False
    terminal.write("")
    assert set(terminal.screen.pixels) == {0}
    assert len(blank) > 0


def test_what_scrolls_keeps_its_pixels(terminal: Terminal) -> None:
    terminal.cursor_visible = False
    terminal.write("\nword" + "\n" * 23)
    second_row = bytes(terminal.screen.pixels[720 * 16 : 720 * 32])
    terminal.write("\n")
    assert bytes(terminal.screen.pixels[: 720 * 16]) == second_row
    assert PALETTE[terminal.normal.ink] > 0xA0A0A0
