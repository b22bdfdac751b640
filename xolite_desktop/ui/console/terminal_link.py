# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The life of one text console: open its stream, run the pump, and try again when it ends."""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.models.bridge import Bridge, ThreadSignal
from xolite_desktop.models.console_source import ConsoleSource, retry_delay_ms
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.wording import tr
from xolite_desktop.terminal.pump import TextPump
from xolite_desktop.ui.console.console_link import LinkState, discard
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, XapiError

log = logging.getLogger(__name__)


class TerminalLink(QObject):
    """Keeps connected to one VM's text, through reboots and moves.

    Signals: `state_changed(LinkState)`; `written()` when the guest wrote something; `said(sentence, hint)`, empty
    while live; `certificate_asked(error)`.
    """

    state_changed = Signal(object)
    written = Signal()
    said = Signal(str, str)
    certificate_asked = Signal(object)

    def __init__(
        self, source: ConsoleSource, store: PoolStore, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = LinkState.OFF
        self.source = source
        self.pump: TextPump | None = None
        """The running one; after an end the last one, whose text stays to be read."""
        self._store = store
        self._bridge = bridge
        self._woken: ThreadSignal | None = None
        self._attempt = 0
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._open)
        source.changed.connect(self._on_source_changed)
        source.reconnect_wanted.connect(self._on_reconnect_wanted)

    @property
    def is_live(self) -> bool:
        return self.state is LinkState.LIVE

    def start(self) -> None:
        """Connect, and stay connected until `stop`."""
        if self.state is LinkState.OFF:
            self._attempt = 0
            self._open()

    def stop(self) -> None:
        """Let go; what was written stays."""
        self._retry.stop()
        self._end_pump()
        self._set_state(LinkState.OFF)

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self.source.changed.disconnect(self._on_source_changed)
        self.source.reconnect_wanted.disconnect(self._on_reconnect_wanted)
        self.source.close()

    def send(self, typed: bytes) -> bool:
        """Type this into the guest; False if it is not live, or takes nothing more, or nothing may be changed."""
        takes = self.is_live and self.source.takes_input
        return takes and self.pump is not None and self.pump.send(typed)

    def _open(self) -> None:
        self._retry.stop()
        self._end_pump()
        if not self.source.available:
            self._show_unavailable()
            return
        self._set_state(LinkState.OPENING)
        if self._attempt == 0:
            self.said.emit(self.source.opening, "")
        try:
            stream = self.source.open_stream()
        except (ValueError, XapiError) as error:
            self._on_ended(error)
            return
        self._woken = ThreadSignal(self)
        self._woken.fired.connect(self._on_woken)
        self.pump = TextPump(stream, self._woken.wake, stream_errors=(OSError, XapiError))
        self.pump.start()

    def _end_pump(self) -> None:
        woken, self._woken = self._woken, None
        pump = self.pump
        if woken is None or pump is None:
            return
        woken.close()
        pump.stop(timeout_s=0)
        self._bridge.start(
            asyncio.to_thread(pump.stop),
            name="end of a text console",
            on_result=lambda has_ended: discard(woken) if has_ended else None,
        )

    def _on_woken(self) -> None:
        pump = self.pump
        if pump is None:
            return
        pump.disarm()
        if pump.is_open and self.state is LinkState.OPENING:
            self._attempt = 0
            self.source.note_live()
            self._set_state(LinkState.LIVE)
            self.said.emit("", "")
        self.written.emit()
        if pump.has_ended:
            self._on_ended(pump.error)

    def _on_ended(self, error: Exception | None) -> None:
        self._end_pump()
        if not self.source.available:
            self._show_unavailable()
            return
        self._set_state(LinkState.WAITING)
        reason = self.source.ending(error)
        if isinstance(error, CertificateUnknown | CertificateChanged):
            self.said.emit(full_stop(reason.title), "")
            self.certificate_asked.emit(error)
            return
        self._attempt += 1
        wait_ms = retry_delay_ms(self._attempt)
        log.info("text console closed: %s; trying again in %d ms", error, wait_ms)
        self.said.emit(
            full_stop(reason.title), tr("{text} Connecting again…").format(text=reason.text).strip()
        )
        self._retry.start(wait_ms)

    def _show_unavailable(self) -> None:
        self._set_state(LinkState.UNAVAILABLE)
        refusal = self.source.refusal
        if refusal is not None:
            reason = explain(refusal, self._store.cache)
            self.said.emit(full_stop(reason.title), full_stop(reason.text or reason.advice))

    def _on_source_changed(self) -> None:
        if self.state in (LinkState.UNAVAILABLE, LinkState.WAITING):
            self._attempt = 0
            self._open()
        elif self.state is not LinkState.OFF and not self.source.available:
            self._end_pump()
            self._show_unavailable()

    def _on_reconnect_wanted(self) -> None:
        if self.state is not LinkState.OFF:
            self._attempt = 0
            self._open()

    def _set_state(self, state: LinkState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
