# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One line of input on a terminal: echo, correction, history."""

from xolite_desktop.simulator import keys
from xolite_desktop.simulator.terminal import Terminal


class LineEditor:
    """Takes keys until Enter. `begin` writes a prompt and starts a line; `typed` gives the line when it ends.

    `shown` is what is echoed for a character: itself, a star, or nothing.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.history: list[str] = []
        self.line = ""
        self._shown: str | None = None
        self._remembers = True
        self._recalled = 0

    def begin(self, prompt: str, *, shown: str | None = None, remembers: bool = True) -> None:
        """A new line: None echoes what is typed, "" nothing, "*" stars. Some lines are not for the history."""
        self._shown = shown
        self._remembers = remembers and shown is None
        self.line = ""
        self._recalled = len(self.history)
        self.terminal.write(prompt)

    def typed(self, key: str) -> str | None:
        """The whole line if this key ended it."""
        if key == keys.ENTER:
            self.terminal.write("\n")
            return self._finish()
        if key == keys.BACKSPACE:
            self._wipe(1)
        elif key == "Ctrl+U":
            self._wipe(len(self.line))
        elif key in (keys.UP, keys.DOWN) and self._remembers:
            self._recall(-1 if key == keys.UP else 1)
        elif len(key) == 1:
            self.type_in(key)
        return None

    def type_in(self, text: str) -> None:
        """Puts text at the end of the line."""
        self.line += text
        self.terminal.write(text if self._shown is None else self._shown * len(text))

    def _finish(self) -> str:
        line, self.line = self.line, ""
        if self._remembers and line.strip() and self.history[-1:] != [line]:
            self.history.append(line)
        return line

    def _wipe(self, count: int) -> None:
        count = min(count, len(self.line))
        self.line = self.line[: len(self.line) - count]
        if self._shown != "":
            self.terminal.write("\b \b" * count)

    def _recall(self, step: int) -> None:
        place = self._recalled + step
        if not 0 <= place <= len(self.history):
            return
        self._recalled = place
        self._wipe(len(self.line))
        self.type_in(self.history[place] if place < len(self.history) else "")
