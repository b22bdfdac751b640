# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person does at a console, on its way to the guest: keys, pointer, clipboard and typed text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.console import qt_keys
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.shared_clipboard import SharedClipboard
from xolite_desktop.vnc import lock_keys
from xolite_desktop.vnc.altgr import AltGr
from xolite_desktop.vnc.dead_keys import DeadKeys
from xolite_desktop.vnc.events import ClipboardOffered, CutText, Event, LedStateChanged, PointerModeChanged
from xolite_desktop.vnc.keyboard import Key, Keyboard, chord
from xolite_desktop.vnc.lock_keys import LockKeys
from xolite_desktop.vnc.pointer import Pointer

_ALTGR_WAIT_MS = 30  # a left Control on Windows goes out after this if no AltGr comes with it

_GRABS_KEYS = "console.grab_shortcuts"


class Guest(Protocol):
    """What takes the input: a `Pump`."""

    @property
    def supports_extended_keys(self) -> bool: ...

    def send_key(self, keysym: int, scancode: int, down: bool) -> None: ...

    def send_pointer(self, x: int, y: int, buttons: int) -> None: ...

    def send_cut_text(self, text: str) -> None: ...

    def request_cut_text(self) -> None: ...


class ConsoleInput(QObject):
    """Takes what one widget hears to whichever guest is attached at the moment; without one it goes nowhere.

    Signals: `leds_changed()` when the guest's lock keys are told or assumed anew, `holds_changed()` when a key was
    put down or taken up by `hold`, `detached()` after the guest went.
    """

    detached = Signal()
    leds_changed = Signal()
    holds_changed = Signal()

    def __init__(self, widget: ConsoleWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget = widget
        self._guest: Guest | None = None
        self._settings: Settings | None = None
        self.keyboard = Keyboard(self.send_key)
        self.locks = LockKeys()
        self.clipboard = SharedClipboard(widget, self)
        self._held: dict[str, Key] = {}
        self._dead_keys = DeadKeys()
        self._altgr = AltGr()
        self._altgr_wait = QTimer(self, singleShot=True, interval=_ALTGR_WAIT_MS)
        self._altgr_wait.timeout.connect(self._press_waiting)
        self._pointer = Pointer(self._send_pointer)
        self._frame = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._on_frame)
        widget.key_event.connect(self._on_key_event)
        widget.modifiers_seen.connect(self._on_modifiers_seen)
        widget.pointer.connect(self._on_pointer)
        widget.movement.connect(self._on_movement)
        widget.left.connect(self._let_go)

    def follow(self, settings: Settings) -> None:
        """Be as the person's settings say, now and when they change."""
        self.clipboard.follow(settings)
        self._settings = settings
        settings.changed.connect(self._on_setting)
        self._on_setting(_GRABS_KEYS)

    def attach(self, guest: Guest) -> None:
        """A guest listens from now on."""
        self.detach()
        self._guest = guest
        self.clipboard.attach(guest.send_cut_text)

    def detach(self) -> None:
        """The guest is about to be gone: all keys come up, and what was known of it is forgotten."""
        self._let_go()
        self._release_held()
        self._guest = None
        self._frame.stop()
        self._pointer.reset()
        self.locks.forget()
        self.clipboard.detach()
        self._widget.set_pointer_mode(is_absolute=True)
        self.detached.emit()

    def close(self) -> None:
        """No longer listen to the widget."""
        self.detach()
        widget = self._widget
        widget.key_event.disconnect(self._on_key_event)
        widget.modifiers_seen.disconnect(self._on_modifiers_seen)
        widget.pointer.disconnect(self._on_pointer)
        widget.movement.disconnect(self._on_movement)
        widget.left.disconnect(self._let_go)
        if self._settings is not None:
            self._settings.changed.disconnect(self._on_setting)
        self.clipboard.close()

    def take(self, event: Event) -> None:
        """Something the guest said about its input; other events are nobody's business here."""
        match event:
            case LedStateChanged(scroll, num, caps):
                self.locks.told(scroll=scroll, num=num, caps=caps)
                self.leds_changed.emit()
            case PointerModeChanged(is_absolute):
                self._pointer.reset()
                self._widget.set_pointer_mode(is_absolute=is_absolute)
            case ClipboardOffered() if self._guest is not None and self.clipboard.is_wanted:
                self._guest.request_cut_text()
            case CutText(text):
                self.clipboard.take(text)
            case _:
                pass

    def _on_setting(self, key: str) -> None:
        if key == _GRABS_KEYS and self._settings is not None:
            self._widget.set_grabs_keys(self._settings.flag(key))

    # Keys

    @property
    def is_attached(self) -> bool:
        """Whether a guest listens."""
        return self._guest is not None

    @property
    def takes_scancodes(self) -> bool:
        """Whether the guest's own keyboard layout applies."""
        return self._guest is not None and self._guest.supports_extended_keys

    def send_key(self, keysym: int, scancode: int, down: bool) -> None:
        if self._guest is not None:
            self._guest.send_key(keysym, scancode, down)

    def send_keys(self, keys: Sequence[Key]) -> None:
        """Press these keys together, and release them in the opposite order."""
        for pressed, down in chord(keys):
            if down:
                self.locks.pressed(pressed)
            self.send_key(pressed.keysym, pressed.scancode, down)

    def hold(self, name: str, pressed: Key, *, on: bool) -> None:
        """Keep a key down until this is called again, or the guest goes; leaving the window does not end it."""
        if on != (name in self._held) and self._guest is not None:
            if on:
                self._held[name] = pressed
            else:
                del self._held[name]
            self.send_key(pressed.keysym, pressed.scancode, on)
        self.holds_changed.emit()

    @property
    def held(self) -> frozenset[str]:
        """The names of the keys that `hold` keeps down."""
        return frozenset(self._held)

    def _release_held(self) -> None:
        for name, pressed in reversed(tuple(self._held.items())):
            self.hold(name, pressed, on=False)

    def _on_key_event(self, event: QKeyEvent) -> None:
        native, pressed = qt_keys.native_of(event), qt_keys.key_of(event)
        if qt_keys.is_macos() and pressed.scancode == lock_keys.CAPS_LOCK.scancode:
            self.send_keys([pressed])  # down is on and up is off there
        elif event.type() == QKeyEvent.Type.KeyPress:
            self._on_press(event, native, pressed)
        else:
            self._on_release(native, pressed)

    def _on_press(self, event: QKeyEvent, native: int, pressed: Key) -> None:
        if not qt_keys.is_modifier(event):
            self._press_waiting()
            self.keyboard.hold(qt_keys.modifiers_of(event.modifiers()))
            self._bring_in_step(event)
        waiting = [(native, pressed)]
        if qt_keys.is_windows():
            waiting = self._altgr.press(native, pressed, event.timestamp())
            if self._altgr.is_waiting:
                self._altgr_wait.start()
        for each in waiting:
            self._press(*each, repeats=event.isAutoRepeat())

    def _press(self, native: int, pressed: Key, *, repeats: bool = False) -> None:
        if not self.takes_scancodes:
            pressed = self._dead_keys.composed(pressed)
        if not repeats:
            self.locks.pressed(pressed)
        self.keyboard.press(native, pressed)

    def _on_release(self, native: int, released: Key) -> None:
        self._press_waiting()
        if qt_keys.is_windows() and released == qt_keys.PRINT and released not in self.keyboard.pressed:
            self.send_keys([released])  # Windows tells only of its end
            return
        self.keyboard.release(native, released)
        if qt_keys.is_macos() and released in qt_keys.COMMANDS:
            self.keyboard.release_all()  # of what went up while Command was down nobody tells

    def _press_waiting(self) -> None:
        """A left Control that Windows did not make up."""
        self._altgr_wait.stop()
        for native, pressed in self._altgr.flush():
            self._press(native, pressed)

    def _bring_in_step(self, event: QKeyEvent) -> None:
        """The guest's lock keys follow the person's, where this key depends on them."""
        if not self.takes_scancodes or event.isAutoRepeat():
            return
        wrong = [*self.locks.out_of_step(caps=qt_keys.caps_lock_of(event), num=qt_keys.num_lock_of(event))]
        for lock in wrong:
            self.send_keys([lock])
        if wrong:
            self.leds_changed.emit()

    def _on_modifiers_seen(self, modifiers: Qt.KeyboardModifier) -> None:
        self.keyboard.hold(qt_keys.modifiers_of(modifiers))

    def _let_go(self) -> None:
        """Nothing may stay down that nobody will hear the end of."""
        self._altgr_wait.stop()
        self._altgr.flush()
        self._dead_keys.reset()
        self.keyboard.release_all()

    # Pointer

    def _send_pointer(self, x: int, y: int, buttons: int) -> None:
        if self._guest is not None:
            self._guest.send_pointer(x, y, buttons)

    def _on_pointer(self, x: int, y: int, buttons: int) -> None:
        self._pointer.at(x, y, buttons)
        self._start_frame()

    def _on_movement(self, dx: int, dy: int, buttons: int) -> None:
        self._pointer.moved(dx, dy, buttons)
        self._start_frame()

    def _start_frame(self) -> None:
        if not self._frame.isActive():
            self._frame.start(self._widget.frame_ms())

    def _on_frame(self) -> None:
        if self._pointer.flush():
            self._start_frame()
