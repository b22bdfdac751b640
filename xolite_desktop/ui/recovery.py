# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Recovery`: a window's way to let another host take over while the coordinator is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.offer import READ_ONLY
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.emergency import of_pool
from xolite_desktop.ui.dialogs.emergency import EmergencyDialog
from xolite_desktop.xapi.rules.refusal import Refusal

ACTION = "pool.recover"


class Recovery(QObject):
    """Signals: `asked(dialog)` when its dialog is open."""

    asked = Signal(object)

    def __init__(self, connection: Connection, window: QWidget) -> None:
        super().__init__(window)
        self._connection, self._window = connection, window

    @property
    def own(self) -> Mapping[str, Callable[[Selection], None]]:
        """What the window does itself, by the action's id."""
        return {ACTION: lambda _: self.open()}

    @property
    def refusals(self) -> Mapping[str, Callable[[], Refusal | None]]:
        """Why not now: in a read-only window nothing is sent at all."""
        return {ACTION: self._refuse}

    def open(self) -> None:
        """Ask the hosts, and a person."""
        if self._refuse() is not None:
            return
        dialog = EmergencyDialog(self._connection.store, of_pool(self._connection), self._window)
        dialog.recovered.connect(self._connection.retry_now)
        dialog.open()
        self.asked.emit(dialog)

    def _refuse(self) -> Refusal | None:
        if self._connection.is_read_only:
            return READ_ONLY
        is_lost = self._connection.state in (State.LOST, State.RECONNECTING)
        return None if is_lost else Refusal("CONNECTION_STANDS")
