# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text a person reads, in the language of the interface."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication

CONTEXT: Final = "XO Lite Desktop"
LANGUAGES: Final = ("en", "fr")
"""Those the program speaks; texts in the source are in the first."""

_ONE_AND_ZERO: Final = frozenset({"fr"})
"""Languages that say "0 host" as they say "1 host"."""
_DECIMAL_COMMA: Final = frozenset({"fr"})

_Table = TypeVar("_Table")
_spoken = LANGUAGES[0]


def tr(text: str) -> str:
    """A text of ours in the language chosen, itself where there is no translation. Call it where the text is shown, not
    where a table is built: tables are built before the language is known. Fill in what varies after it:
    `tr("{count} hosts").format(count=3)`.
    """
    return QCoreApplication.translate(CONTEXT, text)


def later(texts: _Table) -> _Table:
    """Texts in a table (a text, values of a dict, or a tuple of these) that go through `tr` when they are shown.

    It changes nothing; `tools/words` finds them by it.
    """
    return texts


def speak(language: str) -> None:
    """From now on plurals and numbers are written as in this language, one of `LANGUAGES`."""
    global _spoken
    _spoken = language


def spoken() -> str:
    """The language of the interface: "en", "fr"."""
    return _spoken


def is_one(number: int) -> bool:
    """Whether a noun after this number is in the singular."""
    return number == 1 or (number == 0 and _spoken in _ONE_AND_ZERO)


def decimal_mark() -> str:
    return "," if _spoken in _DECIMAL_COMMA else "."
