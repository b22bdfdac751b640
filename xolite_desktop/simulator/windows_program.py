# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A Windows VM on its screen: a lock screen that wants Ctrl+Alt+Delete, then a command prompt."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum, auto

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.font import GLYPH_WIDTH, scanlines
from xolite_desktop.simulator.line_editor import LineEditor
from xolite_desktop.simulator.program import Machine, Power, Program, Scene
from xolite_desktop.simulator.screen import (
    DEEP_BLUE,
    GRAPHICS_MODE,
    PALE_BLUE,
    SEA_BLUE,
    TEXT_MODE,
    Screen,
)
from xolite_desktop.simulator.terminal import Terminal

WHITE = 15
BLACK = 0
LOCK_SECOND = 4.0
_MINUTE = 60
_FIELD = (352, 452, 320, 34)


class State(Enum):
    """What a key means now."""

    BOOTING = auto()
    LOCKED = auto()
    SIGNING_IN = auto()
    PROMPT = auto()
    STOPPING = auto()


class WindowsProgram(Program):
    """A black start, a lock screen with the time, a password field, and a prompt as Server Core has it."""

    def __init__(self, screen: Screen, machine: Machine, clock: Clock, power: Power) -> None:
        super().__init__(screen, machine, clock, power)
        self.state = State.BOOTING
        self.password = ""
        self.editor: LineEditor | None = None
        screen.resize(*TEXT_MODE)

    async def run(self) -> None:
        await super().run()
        second = LOCK_SECOND
        while True:
            # The clock on the lock screen is all that moves, once a minute.
            age = self.clock.now() - self.machine.booted_at
            second = max(second, age) + _MINUTE - self.clock.now() % _MINUTE
            await self.until(second)
            if self.state is State.LOCKED:
                self._draw_time()

    def scenes(self) -> Iterator[Scene]:
        yield 1.0, self._start_up
        yield LOCK_SECOND, self._lock

    def typed(self, key: str) -> None:
        if self.state is State.LOCKED and key == keys.CTRL_ALT_DELETE:
            self._ask_password()
        elif self.state is State.SIGNING_IN:
            self._typed_password(key)
        elif self.state is State.PROMPT:
            self._typed_at_prompt(key)

    def stopping(self) -> None:
        if self.state is State.STOPPING:
            return
        self.state = State.STOPPING
        self.screen.resize(*GRAPHICS_MODE)
        self._backdrop(SEA_BLUE)
        self._centred(360, "Shutting down", 2)

    def stayed(self) -> None:
        self._lock()

    def _start_up(self) -> None:
        self.screen.resize(*GRAPHICS_MODE)
        self._backdrop(BLACK)
        self._centred(560, "Starting Windows", 2)

    def _lock(self) -> None:
        self.state = State.LOCKED
        self._backdrop(DEEP_BLUE)
        self._draw_time()
        self._centred(560, "Press Ctrl+Alt+Delete to unlock.", 2)
        self._centred(720, f"{self.machine.system.split('|')[0]}  ·  {self.machine.name}", 1, PALE_BLUE)

    def _draw_time(self) -> None:
        now = datetime.fromtimestamp(self.clock.now(), UTC)
        self._centred(200, f"{now:%H:%M}", 7)
        self._centred(330, f"{now:%A, %B} {now.day}", 3)

    def _ask_password(self) -> None:
        self.state = State.SIGNING_IN
        self.password = ""
        self._backdrop(SEA_BLUE)
        self._centred(330, "Administrator", 4)
        self._centred(500, "Enter: sign in    Esc: back", 1, PALE_BLUE)
        self._draw_field()

    def _draw_field(self) -> None:
        x, y, width, height = _FIELD
        self.screen.fill(x, y, width, height, WHITE)
        shown = "•" * min(len(self.password), 18)
        if shown:
            self._draw(x + 8, y + 2, shown, 2, BLACK, WHITE)
        else:
            self._draw(x + 10, y + 9, "Password", 1, 8, WHITE)

    def _typed_password(self, key: str) -> None:
        if key == keys.ESCAPE:
            self._lock()
        elif key == keys.ENTER:
            self._sign_in()
        else:
            self.password = self.password[:-1] if key == keys.BACKSPACE else self.password
            self.password += key if len(key) == 1 else ""
            self._draw_field()

    def _sign_in(self) -> None:
        self.state = State.PROMPT
        self.editor = LineEditor(Terminal(self.screen, text_mode=False))
        self.editor.terminal.write(f"{self.machine.system.split('|')[0]}\n(c) All rights reserved.\n\n")
        self._prompt(self.editor)

    def _prompt(self, editor: LineEditor) -> None:
        editor.begin("C:\\Users\\Administrator>")

    def _typed_at_prompt(self, key: str) -> None:
        assert self.editor
        if key == keys.CTRL_ALT_DELETE:
            self._lock()
            return
        line = self.editor.typed(key)
        if line is None:
            return
        words = line.lower().split()
        if words[:1] in (["exit"], ["logoff"]):
            self._lock()
        elif words[:1] == ["shutdown"]:
            self.stopping()
            (self.power.reboot if "/r" in words else self.power.halt)()
        else:
            self.editor.terminal.write(self._output(words))
            self._prompt(self.editor)

    def _output(self, words: list[str]) -> str:
        now = datetime.fromtimestamp(self.clock.now(), UTC)
        answers = {
            "cls": "\x1b[J",
            "hostname": f"{self.machine.host_name[:15].upper()}\n\n",
            "ver": f"\n{self.machine.system.split('|')[0]}\n\n",
            "whoami": f"{self.machine.host_name[:15]}\\administrator\n\n",
            "date": f"{now:%d/%m/%Y}\n\n",
            "ipconfig": f"\nEthernet adapter Ethernet:\n\n   IPv4 Address. . : {self.machine.address}\n\n",
        }
        if not words:
            return "\n"
        unknown = f"'{words[0]}' is not recognized as a command here. Try: {', '.join(answers)}, exit.\n\n"
        return answers.get(words[0], unknown)

    def _backdrop(self, index: int) -> None:
        self.paper = index
        self.screen.fill(0, 0, self.screen.width, self.screen.height, index)

    def _centred(self, y: int, text: str, scale: int, ink: int = WHITE) -> None:
        x = (self.screen.width - len(text) * GLYPH_WIDTH * scale) // 2
        self._draw(x, y, text, scale, ink, self.paper)

    def _draw(self, x: int, y: int, text: str, scale: int, ink: int, paper: int) -> None:
        glyphs = [scanlines(char, ink, paper, GLYPH_WIDTH, False) for char in text]
        rows = [b"".join(line) for line in zip(*glyphs, strict=True)]
        wide = [b"".join(bytes([index]) * scale for index in row) for row in rows]
        self.screen.blit(x, y, [row for row in wide for _ in range(scale)])
