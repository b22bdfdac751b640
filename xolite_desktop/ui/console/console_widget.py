# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Paints a framebuffer without copying it, and turns what a person does into keys and pointer positions."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console import pointer_buttons
from xolite_desktop.ui.console.cursor_shape import cursor_shape
from xolite_desktop.ui.console.painted_picture import paint_picture
from xolite_desktop.ui.console.pointer_grab import PointerGrab
from xolite_desktop.ui.console.view_port import ViewPort, fitted, original
from xolite_desktop.ui.style import fonts
from xolite_desktop.vnc.events import Cursor
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect, few

_DIM = QColor(0, 0, 0, 150)
_SENTENCE = QColor("#EDEEF2")
_HINT = QColor("#A5A8B5")
_SLOWEST_HZ, _FASTEST_HZ = 30.0, 240.0


class Scaling(Enum):
    """How a framebuffer is shown: as large as fits, or pixel for pixel."""

    FIT = "fit"
    ORIGINAL = "original"


class ConsoleWidget(QWidget):
    """The screen of one VM.

    Signals: `key_event(QKeyEvent)` for each press and release, auto-repeat as presses only;
    `pointer(x, y, button mask)` in framebuffer pixels, or `movement(dx, dy, button mask)` of a guest with a mouse;
    `modifiers_seen(Qt.KeyboardModifier)` before a button; `left()` when no key may stay down any more;
    `release_asked()` when Ctrl+Alt were pressed and let go with no other key: the way out for keyboard and pointer;
    `pointer_held(bool)` when the pointer is taken into the guest or given back.
    `shown()` each time a part of the screen has been painted.
    `said(sentence, hint)` when there is something else to say over the picture, empty while it is live.
    """

    key_event = Signal(QKeyEvent)
    pointer = Signal(int, int, int)
    movement = Signal(int, int, int)
    modifiers_seen = Signal(Qt.KeyboardModifier)
    pointer_held = Signal(bool)
    left = Signal()
    release_asked = Signal()
    shown = Signal()
    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Console"))
        self.setMinimumSize(160, 120)
        self._framebuffer: Framebuffer | None = None
        self._image = QImage()
        self._port: ViewPort | None = None
        self._scaling = Scaling.FIT
        self._pan = QPointF(0, 0)
        self._sentence = self._hint = ""
        self._is_overlaid = False
        self._wheel = pointer_buttons.Wheel()
        self._release_keys: set[int] = set()
        self._cursor: Cursor | None = None
        self._has_cursor = False
        self._grab = PointerGrab(self)
        self._is_absolute = True
        self._grabs_keys = False

    @property
    def scaling(self) -> Scaling:
        return self._scaling

    @property
    def sentence(self) -> str:
        """What stands over the picture; empty while the console is live."""
        return self._sentence

    @property
    def is_live(self) -> bool:
        """Whether keys go to a guest; while they do not, they are the window's like anywhere else."""
        return self._framebuffer is not None and not self._sentence

    def set_overlaid(self, overlaid: bool) -> None:
        """Whether somebody else shows the sentences: what `said` says is then not painted here."""
        self._is_overlaid = overlaid

    def set_scaling(self, scaling: Scaling) -> None:
        self._scaling = scaling
        self._place()

    def show_framebuffer(self, framebuffer: Framebuffer) -> None:
        """Paint from this one on; its memory is shared, not copied, and kept alive by us."""
        self._framebuffer = framebuffer
        stride = framebuffer.width * 4
        self._image = QImage(
            framebuffer.flat.data.cast("B"),
            framebuffer.width,
            framebuffer.height,
            stride,
            QImage.Format.Format_RGB32,
        )
        self._place()

    def clear(self) -> None:
        """Forget the picture: another VM's is never shown behind this one's sentence."""
        self._framebuffer = None
        self._image = QImage()
        self.give_back()
        self._has_cursor = False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._place()

    def show_damage(self, rects: Iterable[Rect]) -> None:
        """Ask to be painted where the framebuffer was."""
        if self._port is None:
            return
        for rect in few(rects):
            self.update(self._port.to_widget(rect.x, rect.y, rect.width, rect.height))

    def show_sentence(self, sentence: str, hint: str = "") -> None:
        """Say over the dimmed picture what is going on; an empty sentence shows the picture alone."""
        if (sentence, hint) != (self._sentence, self._hint):
            if self.is_live:
                self._let_go()  # keys still down come up before nobody hears of them
            self._sentence, self._hint = sentence, hint
            self.setAccessibleDescription(sentence)
            self.said.emit(sentence, hint)
            self.update()

    def show_cursor(self, cursor: Cursor | None) -> None:
        """Wear the guest's pointer; None when the guest draws its own, or shows none."""
        self._cursor, self._has_cursor = cursor, True
        self._wear_cursor()

    def set_pointer_mode(self, *, is_absolute: bool) -> None:
        """Whether the guest takes positions, or movements: then a click takes the pointer into it."""
        self._is_absolute = is_absolute
        if is_absolute:
            self.give_back()

    def set_grabs_keys(self, grabs: bool) -> None:
        """Whether keys of the desktop, such as Alt+Tab, are the guest's too while it has the keyboard."""
        self._grabs_keys = grabs
        if not grabs:
            self.releaseKeyboard()
        elif self.hasFocus() and self.is_live:
            self.grabKeyboard()

    def give_back(self) -> None:
        """Keyboard and pointer are the desktop's again."""
        self.releaseKeyboard()
        if self._grab.is_held:
            self._grab.end()
            self.pointer_held.emit(False)

    @property
    def is_pointer_held(self) -> bool:
        """Whether the pointer is in the guest and cannot leave."""
        return self._grab.is_held

    def frame_ms(self) -> int:
        """How long the display shows one picture."""
        return round(1000 / min(max(self.screen().refreshRate(), _SLOWEST_HZ), _FASTEST_HZ))

    def picture(self) -> QImage:
        """A copy of the guest's screen as it is now; null if nothing was ever shown."""
        return self._image.copy()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        # Without this the window's shortcuts would take Ctrl+F, Alt+Left and the like away from the guest.
        if event.type() == QEvent.Type.ShortcutOverride and self.is_live and not _is_full_screen_key(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False if self.is_live else super().focusNextPrevChild(next)  # Tab belongs to the guest

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_live:
            super().keyPressEvent(event)
            return
        self._note_release_keys(event, pressed=True)
        self.key_event.emit(event)
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or not self.is_live:
            return
        self.key_event.emit(event)
        self._note_release_keys(event, pressed=False)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._grabs_keys and self.is_live:
            self.grabKeyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._let_go()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._wheel.reset()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_live and self._grabs_keys:
            self.grabKeyboard()
        if self.is_live and not self._is_absolute and not self._grab.is_held:
            self._grab.begin(event.position())  # this click is for us: the guest's pointer is elsewhere
            self.pointer_held.emit(True)
            event.accept()
            return
        if self.is_live:
            self.modifiers_seen.emit(event.modifiers())
        self._send_pointer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._send_pointer(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._send_pointer(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pan_to(event.position())
        self._send_pointer(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._port is None:
            return
        held = pointer_buttons.mask(event.buttons())
        for notch in self._wheel.notches(pointer_buttons.turned(event)):
            self._emit_pointer(event.position(), held | notch)
            self._emit_pointer(event.position(), held)
        event.accept()

    def resizeEvent(self, event: QEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._port is None:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
        else:
            paint_picture(painter, self._image, self._port, self.rect(), event.rect())
        if self._sentence and not self._is_overlaid:
            self._paint_sentence(painter)
        painter.end()
        self.shown.emit()

    # Ours

    def _place(self) -> None:
        buffer = self._framebuffer
        if buffer is None or buffer.width == 0 or buffer.height == 0:
            self._port = None
        elif self._scaling is Scaling.FIT:
            self._port = fitted(buffer.width, buffer.height, QSizeF(self.size()))
        else:
            ratio = self.devicePixelRatioF()
            self._port = original(buffer.width, buffer.height, QSizeF(self.size()), ratio, self._pan)
        self._wear_cursor()
        self.update()

    def _pan_to(self, position: QPointF) -> None:
        """Pixel for pixel, a screen larger than the widget moves under the pointer."""
        if self._scaling is Scaling.FIT or self._port is None:
            return
        room = QRectF(self.rect())
        if room.contains(self._port.target):
            return
        self._pan = QPointF(
            min(1.0, max(0.0, position.x() / max(1.0, room.width()))),
            min(1.0, max(0.0, position.y() / max(1.0, room.height()))),
        )
        self._place()

    def _send_pointer(self, event: QMouseEvent) -> None:
        self._emit_pointer(event.position(), pointer_buttons.mask(event.buttons()))
        event.accept()

    def _emit_pointer(self, position: QPointF, buttons: int) -> None:
        if self._port is None:
            return
        if self._is_absolute:
            self.pointer.emit(*self._port.to_framebuffer(position), buttons)
        elif self._grab.is_held:
            self.movement.emit(*self._grab.movement(position, self._port.scale), buttons)

    def _let_go(self) -> None:
        """Others hear of keys and pointer from now on."""
        self._release_keys.clear()
        self.give_back()
        self.left.emit()

    def _wear_cursor(self) -> None:
        if self._has_cursor:
            scale = self._port.scale if self._port is not None else 1.0
            shape = cursor_shape(self._cursor, scale, self.devicePixelRatioF())
            if self._grab.is_held:
                self._grab.wear(shape)
            else:
                self.setCursor(shape)

    def _note_release_keys(self, event: QKeyEvent, *, pressed: bool) -> None:
        """Ctrl and Alt alone, pressed together and let go, give the keyboard back to the window."""
        key = event.key()
        if key not in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._release_keys.clear()
        elif pressed:
            self._release_keys.add(key)
        elif len(self._release_keys) == 2:
            self._release_keys.clear()
            self.give_back()
            self.release_asked.emit()
        else:
            self._release_keys.discard(key)

    def _paint_sentence(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), _DIM)
        middle = self.rect().center().y()
        width = min(self.width() - 48, 620)
        left = (self.width() - width) / 2
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(fonts.strong())
        painter.setPen(_SENTENCE)
        used = painter.boundingRect(QRectF(left, middle - 34, width, 200), flags, self._sentence)
        painter.drawText(QRectF(left, middle - 34, width, 200), flags, self._sentence)
        if self._hint:
            painter.setFont(fonts.body())
            painter.setPen(_HINT)
            painter.drawText(QRectF(left, used.bottom() + 8, width, 120), flags, self._hint)


def _is_full_screen_key(event: QEvent) -> bool:
    """The one key that stays the window's: F11."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F11
