# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which rows of a table are let through: words that are searched in slices, and one chip at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from xolite_desktop.models.filters import TextFilter
from xolite_desktop.xapi.refs import Ref

TextOf = Callable[[Ref], str]
"""All that a row shows, case-folded; not cheap."""


class RowFilter:
    """Keeps what it has read of each row until `forget`. A row nobody read yet is read when it is asked about."""

    def __init__(self, text_of: TextOf) -> None:
        self._text_of = text_of
        self._texts: dict[Ref, str] = {}
        self._words = TextFilter()
        self.text = ""
        self.chip = -1
        """The number of the chip that is switched on, -1 for none."""

    @property
    def has_words(self) -> bool:
        return not self._words.is_empty

    def set_text(self, text: str) -> bool:
        """False if it means the same as before."""
        words = TextFilter.parse(text)
        self.text = text
        if words == self._words:
            return False
        self._words = words
        return True

    def forget(self, ref: Ref) -> None:
        """What a row shows may have changed."""
        self._texts.pop(ref, None)

    def forget_all(self) -> None:
        self._texts.clear()

    def has_read(self, ref: Ref) -> bool:
        """Whether asking about a row costs nothing."""
        return ref in self._texts

    def reading(self, refs: Iterable[Ref]) -> Iterator[None]:
        """Read rows ahead of a search; gives way after each."""
        for ref in refs:
            if ref not in self._texts:
                self._texts[ref] = self._text_of(ref)
                yield

    def passes(self, ref: Ref, chips: int) -> bool:
        """`chips` are those that want the row, a bit each."""
        if self.chip >= 0 and not chips >> self.chip & 1:
            return False
        if self._words.is_empty:
            return True
        text = self._texts.get(ref)
        if text is None:
            text = self._texts[ref] = self._text_of(ref)
        return self._words.matches(text)
