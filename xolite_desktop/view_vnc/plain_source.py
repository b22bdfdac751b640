# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VNC server at an address, as a source of streams: always there to be tried."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.models.text import sentence
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.socket_stream import SocketStream
from xolite_desktop.xapi.rules.refusal import Refusal


class PlainSource(QObject):
    """What a link asks of the console of a VM (`StreamSource`), for a server that belongs to none.

    Signals: `changed()`, `reconnect_wanted()` and `input_changed()`, which never happen here.
    """

    changed = Signal()
    reconnect_wanted = Signal()
    input_changed = Signal()

    def __init__(self, endpoint: Endpoint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._endpoint = endpoint

    @property
    def takes_input(self) -> bool:
        return True

    @property
    def has_xenserver_scancodes(self) -> bool:
        return False

    @property
    def available(self) -> bool:
        return True

    @property
    def refusal(self) -> Refusal | None:
        return None

    @property
    def opening(self) -> str:
        return tr("Connecting to {address}…").format(address=self._endpoint)

    def ending(self, error: Exception | None) -> Explanation:
        """Why the connection ended, in the words of the error; those of the protocol's errors are sentences."""
        if isinstance(error, XapiError):
            return explain_error(error)
        words = sentence(str(error)) if error is not None else tr("The connection was closed")
        return Explanation(words, "", "", "CONSOLE_UNREADABLE", (), False)

    def note_live(self) -> None:
        """Nothing was told that could be old now."""

    def open_stream(self) -> SocketStream:
        """A stream that is not connected yet."""
        return SocketStream(self._endpoint)

    def trust(self, question: CertificateUnknown | CertificateChanged, *, once: bool = False) -> None:
        """There is no certificate: nothing here is encrypted."""

    def close(self) -> None:
        """Nothing is listened to."""
