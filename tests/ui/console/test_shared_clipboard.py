# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Clipboard text goes where it was allowed to, while somebody works with the console, and is never logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.console.shared_clipboard import (
    FROM_GUEST,
    MAX_CHARACTERS,
    TO_GUEST,
    SharedClipboard,
    fit,
)


@pytest.fixture
def widget(application: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    console = QWidget()
    with qtbot.waitActive(console):
        console.show()
    console.setFocus()
    QGuiApplication.clipboard().clear()
    yield console
    console.close()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def sent() -> list[str]:
    return []


@pytest.fixture
def shared(widget: QWidget, sent: list[str]) -> Iterator[SharedClipboard]:
    clipboard = SharedClipboard(widget)
    clipboard.to_guest = clipboard.from_guest = True
    clipboard.attach(sent.append)
    yield clipboard
    clipboard.close()


def ours() -> str:
    return QGuiApplication.clipboard().text()


def test_what_is_copied_here_goes_to_the_guest_once(shared: SharedClipboard, sent: list[str]) -> None:
    QGuiApplication.clipboard().setText("copied")
    QGuiApplication.clipboard().setText("copied")
    assert sent == ["copied"]


def test_nothing_goes_while_somebody_works_elsewhere(
    shared: SharedClipboard, widget: QWidget, sent: list[str]
) -> None:
    widget.clearFocus()
    QGuiApplication.clipboard().setText("elsewhere")
    shared.take("of the guest")
    assert sent == []
    assert ours() == "elsewhere"
    widget.setFocus()
    assert sent == ["elsewhere"]


def test_what_the_guest_copied_comes_here_and_is_not_sent_back(
    shared: SharedClipboard, sent: list[str]
) -> None:
    shared.take("of the guest")
    assert ours() == "of the guest"
    assert sent == []


def test_each_direction_has_its_setting_and_the_guests_is_off(widget: QWidget, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    clipboard = SharedClipboard(widget)
    clipboard.follow(settings)
    assert (clipboard.to_guest, clipboard.from_guest) == (True, False)
    settings.set_value(FROM_GUEST, True)
    settings.set_value(TO_GUEST, False)
    assert (clipboard.to_guest, clipboard.from_guest) == (False, True)
    clipboard.close()


def test_without_leave_the_guests_stays_there(shared: SharedClipboard) -> None:
    shared.from_guest = False
    shared.take("of the guest")
    assert ours() == ""


def test_too_much_and_control_characters_do_not_pass(
    shared: SharedClipboard, sent: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shared.take("s" * (MAX_CHARACTERS + 1))
    QGuiApplication.clipboard().setText("t" * (MAX_CHARACTERS + 1))
    assert sent == []
    assert "ssss" not in caplog.text
    assert "tttt" not in caplog.text
    assert fit("a\x00b\x1b[31mc\td\ne\x7f\x9bf") == "ab[31mc\td\nef"


def test_what_a_password_manager_marks_stays_here(shared: SharedClipboard, sent: list[str]) -> None:
    content = QMimeData()
    content.setText("hunter2")
    content.setData("x-kde-passwordManagerHint", b"secret")
    QGuiApplication.clipboard().setMimeData(content)
    assert sent == []
