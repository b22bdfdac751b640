# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from xolite_desktop.models.wording import CONTEXT, tr


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
