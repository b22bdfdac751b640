# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`OpenSsh`: a window's way to a host's shell, in the terminal of this computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import Explanation, explain
from xolite_desktop.models.ssh_terminal import SshTerminal
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui import problems
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.ssh import NO_ADDRESS, usable

ACTION = "host.open_ssh"


class OpenSsh(QObject):
    """The terminal is a program of its own: it stays when the window goes, and asks for the password itself."""

    def __init__(self, connection: Connection, window: QWidget) -> None:
        super().__init__(window)
        self._connection, self._window = connection, window
        self.terminal = SshTerminal()
        self.failure: QWidget | None = None

    @property
    def own(self) -> Mapping[str, Callable[[Selection], None]]:
        """What the window does itself, by the action's id."""
        return {ACTION: self.open}

    @property
    def refusals(self) -> Mapping[str, Callable[[], Refusal | None]]:
        """Why not on this computer."""
        return {ACTION: lambda: self.terminal.refuse()}

    def open(self, selection: Selection) -> None:
        """A terminal for each host that is selected."""
        for item in selection.items:
            address = self.address(item.ref)
            if not usable(address):
                self._say(explain(Refusal(NO_ADDRESS, (item.ref, address)), self._connection.store.cache))
                return
            program, *arguments = self.terminal.command(address)
            started = QProcess.startDetached(program, arguments)
            if not (started[0] if isinstance(started, tuple) else started):
                text = tr("{program} could not be started.").format(program=visible(program))
                self._say(Explanation(tr("No terminal came up"), text, "", ""))
                return

    def address(self, host: Ref) -> str:
        """As the pool has it."""
        record = self._connection.store.cache.host(host)
        return record.address if record is not None else ""

    def _say(self, explanation: Explanation) -> None:
        self.failure = problems.show_failure(self._window, tr("SSH was not opened"), explanation)
