# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text a person reads, in the language of the interface."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

CONTEXT: Final = "XO Lite Desktop"


def tr(text: str) -> str:
    """A text of ours in the language chosen, itself where there is no translation. Call it where the text is shown, not
    where a table is built: tables are built before the language is known. Fill in what varies after it:
    `tr("{count} hosts").format(count=3)`.
    """
    return QCoreApplication.translate(CONTEXT, text)
