# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which terminal of this computer can show an SSH session, and how it is told to. No shell is between: arguments stay what they are."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.ssh import usable

NO_SSH: Final = "NO_SSH_PROGRAM"
"""Ours: no ssh is installed on this computer."""
NO_TERMINAL: Final = "NO_TERMINAL_PROGRAM"
"""Ours: no terminal that we know is installed on this computer."""
USER: Final = "root"

_BEFORE: Final[Mapping[str, tuple[str, ...]]] = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "ptyxis": ("--",),
    "kgx": ("-e",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "mate-terminal": ("-x",),
    "kitty": (),
    "foot": (),
    "alacritty": ("-e",),
    "wezterm": ("start", "--"),
    "xterm": ("-e",),
}
"""Terminals of Linux in the order in which they are looked for, with what stands before the program they are to run."""


@dataclass(frozen=True)
class SshTerminal:
    """`find` gives the path of a program or None, as `shutil.which` does."""

    system: str = sys.platform
    find: Callable[[str], str | None] = shutil.which
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def refuse(self) -> Refusal | None:
        """Why no session can be shown on this computer."""
        if self.system == "darwin":
            return None if self.find("open") else Refusal(NO_TERMINAL)
        if not self.find("ssh"):
            return Refusal(NO_SSH)
        return None if self.system == "win32" or self._terminal() else Refusal(NO_TERMINAL)

    def command(self, address: str) -> list[str]:
        """The program and its arguments. Raises `ValueError` if that is no address, or nothing is there to show it with."""
        if not usable(address):
            raise ValueError(f"{address!r} is no address")
        if (refused := self.refuse()) is not None:
            raise ValueError(refused.code)
        if self.system == "darwin":
            return [self.find("open") or "", f"ssh://{USER}@{f'[{address}]' if ':' in address else address}"]
        session = [self.find("ssh") or "", f"{USER}@{address}"]
        if self.system == "win32":
            tabs = self.find("wt")
            return (
                [tabs, *session] if tabs else session
            )  # Windows gives a console of its own to what is started
        return [*self._terminal(), *session]

    def _terminal(self) -> list[str]:
        """The one that the person has named, else the system's, else the first that is there."""
        named = self.environment.get("TERMINAL", "").strip()
        for name in (named, *_BEFORE) if named else _BEFORE:
            if path := self.find(name):
                return [path, *_BEFORE.get(PurePath(name).name, ("-e",))]
        return []
