# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest that remembers what it was sent, in the place of a pump."""

from __future__ import annotations


class Guest:
    """Remembers scancodes, or keysyms if it takes no scancodes."""

    def __init__(self, *, extended: bool = True) -> None:
        self.supports_extended_keys = extended
        self.keys: list[tuple[int, bool]] = []
        self.pointers: list[tuple[int, int, int]] = []
        self.texts: list[str] = []
        self.asked = 0

    @property
    def pressed(self) -> list[int]:
        """What went down, in order."""
        return [sent for sent, down in self.keys if down]

    def send_key(self, keysym: int, scancode: int, down: bool) -> None:
        sent = scancode if self.supports_extended_keys else keysym
        if sent:
            self.keys.append((sent, down))

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        self.pointers.append((x, y, buttons))

    def send_cut_text(self, text: str) -> None:
        self.texts.append(text)

    def request_cut_text(self) -> None:
        self.asked += 1
