# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a console link asks of whoever knows where its stream comes from: a VM of a pool, or any VNC server."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from xolite_desktop.models.reasons import Explanation
from xolite_desktop.vnc.pump import ByteStream
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown
from xolite_desktop.xapi.rules.refusal import Refusal


class StreamSource(Protocol):
    """See `models/console_source.py`, the one for VMs, for what each part means."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def reconnect_wanted(self) -> SignalInstance: ...

    @property
    def input_changed(self) -> SignalInstance: ...

    @property
    def takes_input(self) -> bool: ...

    @property
    def has_xenserver_scancodes(self) -> bool: ...

    @property
    def available(self) -> bool: ...

    @property
    def refusal(self) -> Refusal | None: ...

    @property
    def opening(self) -> str: ...

    def ending(self, error: Exception | None) -> Explanation: ...

    def note_live(self) -> None: ...

    def open_stream(self) -> ByteStream: ...

    def trust(self, question: CertificateUnknown | CertificateChanged, *, once: bool = False) -> None: ...

    def close(self) -> None: ...
