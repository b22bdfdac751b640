# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from xolite_desktop.models import text
from xolite_desktop.models.sizes import parse_size, size_text
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import CONTEXT, is_one, later, speak, tr


class _Shouting(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: object = None, n: int = -1) -> str:
        return source.upper() if context == CONTEXT else ""


def test_a_text_is_itself_until_there_is_a_translation(application: QApplication) -> None:
    assert tr("Hosts") == "Hosts"
    shouting = _Shouting(application)
    application.installTranslator(shouting)
    try:
        assert tr("Hosts") == "HOSTS"
    finally:
        application.removeTranslator(shouting)


@pytest.fixture
def french() -> Iterator[None]:
    speak("fr")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("number", "english", "as_french"), [(0, False, True), (1, True, True), (2, False, False)]
)
def test_each_language_has_its_own_singular(
    french: None, number: int, english: bool, as_french: bool
) -> None:
    assert is_one(number) is as_french
    speak("en")
    assert is_one(number) is english


def test_numbers_have_the_mark_of_the_language(french: None) -> None:
    assert (size(18_685_000_000), text.decimal(1.25, 1), size_text(3 << 19)) == ("17,4 GiB", "1,2", "1,5 MiB")
    assert parse_size(size_text(3 << 19)) == 3 << 19
    speak("en")
    assert size(18_685_000_000) == "17.4 GiB"


def test_texts_for_later_are_as_they_were() -> None:
    assert later({"a": "Disk"}) == {"a": "Disk"}
