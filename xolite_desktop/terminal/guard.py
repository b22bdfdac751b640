# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a guest writes, before the terminal emulation sees it: within bounds, and without what we do not do.

A guest is not to be trusted: a title without an end would be gathered for ever, a parameter of a million digits
cannot be converted, and a million accents would be stacked on one character. Control strings (titles, colours,
device strings: ECMA-48 8.3.27, 8.3.89, 8.3.94, 8.3.143, 8.3.2) are dropped whole; nothing is ever answered.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from wcwidth import wcwidth

LONGEST_SEQUENCE: Final = 64
"""Characters of one control sequence; a longer one is dropped."""
MOST_DIGITS: Final = 4
MOST_ACCENTS: Final = 4
"""Zero-width characters that may follow one another."""

_ESC = "\x1b"
_STRINGS = "]P^_X"  # OSC, DCS, PM, APC, SOS: up to ST, BEL or CAN
_STRING_END = re.compile("\x07|\x18|\x1a|\x9c|\x1b\\\\")
_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_OTHER = re.compile(r"\x1b[ -/]*[0-Z\\^-~]")
_C1 = re.compile("[\x80-\x9f]")
_DIGITS = re.compile(rf"\d{{{MOST_DIGITS + 1},}}")


class Guard:
    """Takes bytes in any cut and gives text that is safe to emulate. Keeps at most one unfinished sequence."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self._in_string = False
        self._skips = False
        self._accents = 0

    def feed(self, received: bytes) -> str:
        """What is complete and allowed of all that came so far."""
        text = self._rest + _C1.sub("", self._decoder.decode(received))
        self._rest = ""
        given: list[str] = []
        at = 0
        while at < len(text):
            at = self._step(text, at, given)
        return "".join(given)

    def _step(self, text: str, at: int, given: list[str]) -> int:
        """Take what begins at `at`; where the next begins."""
        if self._in_string:
            return self._leave_string(text, at)
        if self._skips:
            return self._leave_sequence(text, at)
        start = text.find(_ESC, at)
        if start != at:
            end = len(text) if start < 0 else start
            given.append(self._plain(text[at:end]))
            return end
        return self._sequence(text, at, given)

    def _sequence(self, text: str, at: int, given: list[str]) -> int:
        if at + 1 == len(text):
            return self._wait(text, at)
        kind = text[at + 1]
        if kind in _STRINGS:
            self._in_string = True
            return at + 2
        found = (_SEQUENCE if kind == "[" else _OTHER).match(text, at)
        if found is not None:
            if len(found[0]) <= LONGEST_SEQUENCE:
                given.append(_DIGITS.sub("9" * MOST_DIGITS, found[0]))
            return found.end()
        if len(text) - at < LONGEST_SEQUENCE and _may_go_on(text[at + 1 :]):
            return self._wait(text, at)
        self._skips = kind == "[" and _may_go_on(text[at + 1 :])
        return len(text) if self._skips else at + 2

    def _wait(self, text: str, at: int) -> int:
        self._rest = text[at:]
        return len(text)

    def _leave_string(self, text: str, at: int) -> int:
        found = _STRING_END.search(text, at)
        if found is None:
            self._rest = _ESC if text.endswith(_ESC) else ""  # the first half of ST, perhaps
            return len(text)
        self._in_string = False
        return found.end()

    def _leave_sequence(self, text: str, at: int) -> int:
        """The rest of a sequence that was too long goes as well."""
        found = re.compile(r"[^ -?]").search(text, at)
        if found is None:
            return len(text)
        self._skips = False
        return found.end() if found[0] >= "@" else found.start()

    def _plain(self, text: str) -> str:
        if text.isascii():
            self._accents = 0
            return text
        return "".join(character for character in text if self._may_stand(character))

    def _may_stand(self, character: str) -> bool:
        self._accents = self._accents + 1 if wcwidth(character) == 0 and character > "\x7f" else 0
        return self._accents <= MOST_ACCENTS


def _may_go_on(rest: str) -> bool:
    """Whether what follows ESC could still become a sequence."""
    body = rest[1:] if rest.startswith("[") else rest
    return all(" " <= character <= "?" for character in body)
