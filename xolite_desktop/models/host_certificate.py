# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ShownCertificate`: the certificate a host shows, asked of it once."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.xapi.errors import PresentedCertificate
from xolite_desktop.xapi.operations.host_certificate import read
from xolite_desktop.xapi.refs import Ref


class ShownCertificate(QObject):
    """Signals: `changed()` when it was answered."""

    changed = Signal()

    def __init__(self, connection: Connection, host: Ref, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = connection.store.cache
        self.certificate: PresentedCertificate | None = None
        self.error: Explanation | None = None
        self._task: asyncio.Task[None] | None = connection.bridge.start(
            read(connection.client, host),
            name="reading a host's certificate",
            on_result=self._on_answer,
            on_error=self._on_error,
        )

    @property
    def is_asking(self) -> bool:
        return self.certificate is None and self.error is None

    def close(self) -> None:
        """Hear no answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_answer(self, certificate: PresentedCertificate) -> None:
        self.certificate = certificate
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self.error = explain_error(error, self._cache)
        self.changed.emit()
