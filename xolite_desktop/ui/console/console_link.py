# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The life of one console: open its stream, run the pump, feed the widget, and try again when it ends."""

from __future__ import annotations

import asyncio
import logging
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from shiboken6 import isValid

from xolite_desktop.models.bridge import Bridge, ThreadSignal
from xolite_desktop.models.console_source import retry_delay_ms
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.frame_ticks import FrameTicks
from xolite_desktop.ui.console.link_figures import FigureMeter, LinkFigures
from xolite_desktop.ui.console.server_power import ServerPower
from xolite_desktop.ui.console.stream_source import StreamSource
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.vnc.errors import PasswordRequired, ServerRefused
from xolite_desktop.vnc.events import (
    Closed,
    CursorChanged,
    Damaged,
    Event,
    Ready,
    Resized,
)
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.keyboard import CTRL_ALT_DELETE, key
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.vnc.pump import Pump
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, XapiError

log = logging.getLogger(__name__)

HELD_AFTER_MS = 3000  # a console that is not shown so long asks for no more updates


class LinkState(Enum):
    """Where a console stands."""

    OFF = auto()
    UNAVAILABLE = auto()
    OPENING = auto()
    LIVE = auto()
    WAITING = auto()


class ConsoleLink(QObject):
    """Keeps one widget connected to one VM's console, through reboots and migrations.

    It paints at most once for each frame of the display, and while its widget is not shown it soon asks the server for
    nothing. Signals: `state_changed(LinkState)`, `resized(width, height)`, `painted()` for each tick that painted
    something, `certificate_asked(error)` when the host that has the console shows a certificate nobody vouched for,
    `password_asked(error)` when a VNC server wants another password than it got: `try_password` goes on.
    """

    state_changed = Signal(object)
    resized = Signal(int, int)
    painted = Signal()
    certificate_asked = Signal(object)
    password_asked = Signal(object)

    def __init__(
        self,
        source: StreamSource,
        store: PoolStore,
        widget: ConsoleWidget,
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        """`store` is asked for the names of the objects that reasons speak of."""
        super().__init__(parent)
        self.state = LinkState.OFF
        self.frames = 0
        """Ticks that painted something since the stream was opened."""
        self.pixels = 0
        """Pixels of the guest's screen they painted."""
        self.desktop_name = ""
        """What the server calls its screen; printable."""
        self._meter: FigureMeter | None = None
        self._chosen_link: Link | None = None
        self._password: str | None = None
        self.source = source
        self._store = store
        self._widget = widget
        self._bridge = bridge
        self._pump: Pump | None = None
        self._woken: ThreadSignal | None = None
        self.input = ConsoleInput(widget, self)
        """Keys, pointer, clipboard and typed text on their way to the guest."""
        self.power = ServerPower(self)
        """The machine's power, where the console's server offers it."""
        self._attempt = 0
        self._is_held = False
        self._is_hidden = False
        self._ticks = FrameTicks(widget, self)
        self._retry = QTimer(self, singleShot=True)
        self._hold = QTimer(self, singleShot=True, interval=HELD_AFTER_MS)
        self._listen()

    def _listen(self) -> None:
        self._ticks.ticked.connect(self._drain)
        self._retry.timeout.connect(self._open)
        self._hold.timeout.connect(self._hold_pump)
        self._widget.installEventFilter(self)
        self.source.changed.connect(self._on_source_changed)
        self.source.reconnect_wanted.connect(self._on_reconnect_wanted)
        self.source.input_changed.connect(self._join_input)

    @property
    def is_live(self) -> bool:
        return self.state is LinkState.LIVE

    @property
    def framebuffer(self) -> Framebuffer | None:
        """The pixels of the guest's screen; None while there is no connection."""
        return self._pump.framebuffer if self._pump is not None and self.is_live else None

    def figures(self) -> LinkFigures | None:
        """What the link does since the last call, for whoever shows that once a second; None while it is not live."""
        return self._meter.read(self.frames) if self._meter is not None and self.is_live else None

    @property
    def chosen_link(self) -> Link | None:
        """The link somebody said to encode for; None: the measured one."""
        return self._chosen_link

    def choose_link(self, link: Link | None) -> None:
        """Encode for this link from now on, also after connecting anew."""
        self._chosen_link = link
        if self._pump is not None:
            self._pump.choose_link(link)

    def try_password(self, password: str) -> None:
        """Connect with this password, now and later; the consoles of a pool want none."""
        self._password = password
        if self.state is not LinkState.OFF:
            self._attempt = 0
            self._open()

    def start(self) -> None:
        """Connect, and stay connected until `stop`."""
        if self.state is LinkState.OFF:
            self._attempt = 0
            self._open()

    def stop(self) -> None:
        """Let go of the console; the last picture stays."""
        self._retry.stop()
        self._end_pump()
        self._set_state(LinkState.OFF)

    def close(self) -> None:
        """Stop for good, and no longer listen to the widget."""
        self.stop()
        self.source.changed.disconnect(self._on_source_changed)
        self.source.reconnect_wanted.disconnect(self._on_reconnect_wanted)
        self.source.input_changed.disconnect(self._join_input)
        self.source.close()
        self._widget.removeEventFilter(self)
        self.input.close()

    def hold(self) -> None:
        """Stay connected but ask for no pictures, as while nobody looks; also after connecting anew."""
        self._is_held = True
        if self._pump is not None:
            self._pump.hold()

    def allow_one(self) -> None:
        """While held, ask for one picture."""
        if self._pump is not None and self.is_live:
            self._pump.request_update()

    def resume(self) -> None:
        """Ask for pictures as they come."""
        self._is_held = False
        if self._pump is not None:
            self._pump.release()

    @property
    def is_held(self) -> bool:
        return self._is_held

    def send_chord(self, *names: str) -> None:
        """Press keys by name ("F12", "Escape") together and release them; nothing while not live."""
        if self._pump is not None and self.is_live:
            self._pump.send_keys([key(name) for name in names])

    def send_ctrl_alt_del(self) -> None:
        self.input.send_keys(CTRL_ALT_DELETE)

    # Opening and ending

    def _open(self) -> None:
        self._retry.stop()
        self._end_pump()
        if not self.source.available:
            self._show_unavailable()
            return
        self._set_state(LinkState.OPENING)
        if self._attempt == 0:
            self._widget.show_sentence(self.source.opening)
        try:
            # Made here, not in the pump's thread: it is this thread that changes what a source looks at.
            stream = self.source.open_stream()
        except (ValueError, XapiError) as error:
            self._on_closed(error)
            return
        self._woken = ThreadSignal(self)
        self._woken.fired.connect(self._ticks.want)
        self._pump = Pump(
            lambda: stream,
            self._woken.wake,
            stream_errors=(OSError, XapiError),
            link=self._chosen_link,
            password=self._password,
            has_xenserver_scancodes=self.source.has_xenserver_scancodes,
        )
        self._meter = FigureMeter(self._pump)
        if self._is_held:
            self._pump.hold()  # the first picture comes all the same
        self._pump.start()

    def _end_pump(self) -> None:
        self._ticks.stop()
        self._hold.stop()
        self._meter = None
        self._detach()
        pump, self._pump = self._pump, None
        woken, self._woken = self._woken, None
        if woken is not None:
            woken.close()
        if pump is not None:
            # Told at once, since a bridge that is closing runs nothing any more. But its threads may be in the
            # middle of a handshake: waiting for their end is nothing for this thread.
            pump.stop(timeout_s=0)
            self._bridge.start(
                asyncio.to_thread(pump.stop),
                name="end of a console",
                on_result=lambda has_ended: discard(woken) if has_ended else None,
            )

    def _show_unavailable(self) -> None:
        self._set_state(LinkState.UNAVAILABLE)
        refusal = self.source.refusal
        if refusal is None:
            self._widget.show_sentence(tr("This VM has no console now."))
            return
        reason = explain(refusal, self._store.cache)
        self._widget.show_sentence(full_stop(reason.title), full_stop(reason.text or reason.advice))

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

    def _on_closed(self, error: Exception | None) -> None:
        self._end_pump()
        if not self.source.available:
            self._show_unavailable()
            return
        self._set_state(LinkState.WAITING)
        if isinstance(error, CertificateUnknown | CertificateChanged):
            # Trying again would only ask again: the answer goes on, through the source.
            self._widget.show_sentence(full_stop(self.source.ending(error).title))
            self.certificate_asked.emit(error)
            return
        if isinstance(error, PasswordRequired) or (
            isinstance(error, ServerRefused) and self._password is not None
        ):
            self._widget.show_sentence(full_stop(self.source.ending(error).title))
            self.password_asked.emit(error)
            return
        self._attempt += 1
        wait_ms = retry_delay_ms(self._attempt)
        log.info("console closed: %s; trying again in %d ms", error, wait_ms)
        reason = self.source.ending(error)
        self._widget.show_sentence(
            full_stop(reason.title), tr("{text} Connecting again…").format(text=reason.text).strip()
        )
        self._retry.start(wait_ms)

    # What comes from the pump

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the widget: shown or hidden, also by minimising its window."""
        if watched is self._widget:
            if event.type() == QEvent.Type.Hide:
                self._is_hidden = True
                self._hold.start()
            elif event.type() == QEvent.Type.Show:
                self._is_hidden = False
                self._hold.stop()
                if self._pump is not None and not self._is_held:
                    self._pump.release()
        return False

    def _hold_pump(self) -> None:
        if self._pump is not None:
            self._pump.hold()

    def _drain(self) -> None:
        pump = self._pump
        for event in pump.drain() if pump is not None else ():
            if self._pump is not pump:
                break  # somebody heard of an event and stopped it
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Ready(width, height, name):
                self.desktop_name = name
                self._on_ready(width, height)
            case Resized(width, height):
                self._show_framebuffer(width, height)
            case Damaged(rects):
                self._widget.show_damage(rects)
                self.frames += 1
                self.pixels += sum(rect.width * rect.height for rect in rects)
                self.painted.emit()
            case CursorChanged(cursor):
                self._widget.show_cursor(cursor)
            case Closed(error):
                self._on_closed(error)
            case _:
                self.input.take(event)
                self.power.take(event)

    def _on_ready(self, width: int, height: int) -> None:
        self._attempt = self.frames = self.pixels = 0
        self.source.note_live()
        if self._pump is not None and self.source.takes_input:
            self._attach(self._pump)
        self._set_state(LinkState.LIVE)
        self._show_framebuffer(width, height)
        self._widget.show_sentence("")
        if self._is_hidden:
            self._hold.start()

    def _join_input(self) -> None:
        """What the person does goes to the guest, unless nothing may be changed."""
        if not self.source.takes_input:
            self._detach()
        elif self._pump is not None and self.state is LinkState.LIVE:
            self._attach(self._pump)

    def _attach(self, pump: Pump) -> None:
        self.input.attach(pump)
        self.power.attach(pump)

    def _detach(self) -> None:
        self.input.detach()
        self.power.detach()

    def _show_framebuffer(self, width: int, height: int) -> None:
        if self._pump is not None:
            self._widget.show_framebuffer(self._pump.framebuffer)
            self.resized.emit(width, height)

    def _set_state(self, state: LinkState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def discard(woken: ThreadSignal | None) -> None:
    """Only after its threads have ended: they may be about to use it. Until then, or with its parent, it stays."""
    if woken is not None and isValid(woken):
        woken.deleteLater()
