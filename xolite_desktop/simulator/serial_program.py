# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a vt100 console shows: a login prompt and a shell as plain text, one for each connection."""

from __future__ import annotations

import codecs
import re
from collections.abc import Awaitable, Callable, Iterator

from xolite_desktop.simulator import keys, linux_boot
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.line_editor import LineEditor
from xolite_desktop.simulator.linux_program import LinuxProgram
from xolite_desktop.simulator.program import Machine, Power, Scene
from xolite_desktop.simulator.screen import TEXT_MODE, Screen
from xolite_desktop.simulator.terminal import Terminal

# Keys that a terminal sends as sequences (ECMA-48), and everything else one character at a time.
_INPUT = re.compile(r"\x1b[\[O]([ABCDHF])|\x1b\[(3)~|\r\n|.", re.DOTALL)
_SEQUENCES = {
    "A": keys.UP,
    "B": keys.DOWN,
    "C": keys.RIGHT,
    "D": keys.LEFT,
    "H": keys.HOME,
    "F": keys.END,
    "3": keys.DELETE,
}
_CONTROLS = {"\r": keys.ENTER, "\n": keys.ENTER, "\r\n": keys.ENTER, "\t": keys.TAB, "\x1b": keys.ESCAPE}
_BACKSPACES = ("\b", "\x7f")


def keys_of(text: str) -> Iterator[str]:
    """What a terminal sent, as the keys that were typed."""
    for found in _INPUT.finditer(text):
        char = found[0]
        if sequence := found[1] or found[2]:
            yield _SEQUENCES[sequence]
        elif char in _BACKSPACES:
            yield keys.BACKSPACE
        elif char in _CONTROLS:
            yield _CONTROLS[char]
        elif char < " ":
            yield f"Ctrl+{chr(ord(char) + 64)}"
        else:
            yield char


class SerialTerminal(Terminal):
    """Sends as bytes what is written to it, for a terminal at the other end to show."""

    def __init__(self, screen: Screen, send: Callable[[bytes], None]) -> None:
        super().__init__(screen, text_mode=True)
        self._send = send

    def write(self, text: str) -> None:
        # Erasing leaves the cursor where it was, on a real terminal.
        wire = text.replace("\x1b[J", "\x1b[H\x1b[2J").replace("\n", "\r\n")
        self._send(wire.encode(errors="replace"))


class SerialProgram(LinuxProgram):
    """The getty on a serial line. `send` takes the bytes for the client."""

    def __init__(self, machine: Machine, clock: Clock, power: Power, send: Callable[[bytes], None]) -> None:
        super().__init__(Screen(*TEXT_MODE), machine, clock, power)
        self.terminal = SerialTerminal(self.screen, send)
        self.editor = LineEditor(self.terminal)

    def scenes(self) -> Iterator[Scene]:
        yield linux_boot.LOGIN_SECOND, self._greet

    async def listen(self, read: Callable[[], Awaitable[bytes]]) -> None:
        """Take what the client types until it leaves."""
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        while chunk := await read():
            for key in keys_of(decoder.decode(chunk)):
                self.typed(key)
