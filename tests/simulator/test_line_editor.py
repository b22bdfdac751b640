# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line of input on a simulated terminal."""

import pytest

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.line_editor import LineEditor
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.terminal import Terminal


@pytest.fixture
def editor() -> LineEditor:
    editor = LineEditor(Terminal(Screen(8, 8), text_mode=True))
    editor.begin("> ")
    return editor


def type_all(editor: LineEditor, *typed: str) -> list[str]:
    lines = [editor.typed(key) for key in typed]
    return [line for line in lines if line is not None]


def shown(editor: LineEditor) -> str:
    return editor.terminal.text().rsplit("\n", 1)[-1]


def test_enter_gives_the_corrected_line(editor: LineEditor) -> None:
    assert type_all(editor, *"lz", keys.BACKSPACE, *"s", "Ctrl+X", keys.ENTER) == ["ls"]
    assert editor.terminal.text() == "> ls"


def test_the_prompt_cannot_be_wiped(editor: LineEditor) -> None:
    type_all(editor, *"ab", keys.BACKSPACE, keys.BACKSPACE, keys.BACKSPACE)
    assert editor.terminal.column == 2
    type_all(editor, *"abc", "Ctrl+U")
    assert editor.terminal.column == 2


def test_arrows_bring_former_lines_back_once_each(editor: LineEditor) -> None:
    for line in ("one", "two", "two", "  "):
        type_all(editor, *line, keys.ENTER)
        editor.begin("> ")
    type_all(editor, keys.UP)
    assert shown(editor) == "> two"
    type_all(editor, keys.UP, keys.UP)
    assert shown(editor) == "> one"
    type_all(editor, keys.DOWN)
    assert shown(editor) == "> two"
    type_all(editor, keys.DOWN, keys.DOWN)
    assert shown(editor) == ">"


def test_a_password_is_not_echoed_and_not_remembered(editor: LineEditor) -> None:
    editor.begin("Password: ", shown="")
    assert type_all(editor, *"secret", keys.BACKSPACE, keys.ENTER) == ["secre"]
    assert "s" not in shown(editor).removeprefix("> Password:")
    assert editor.history == []


def test_stars_stand_for_characters_where_they_are_asked_for(editor: LineEditor) -> None:
    editor.begin("", shown="*")
    type_all(editor, *"abc", keys.BACKSPACE)
    assert shown(editor) == "> **"
