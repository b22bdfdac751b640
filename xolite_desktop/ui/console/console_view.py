# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console widget with what it is seen through: fitted to the room there is, or at a zoom with scroll bars."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from xolite_desktop.models.dropping import Verdict
from xolite_desktop.ui.console.console_widget import ConsoleWidget, Scaling
from xolite_desktop.ui.console.notice import Notice
from xolite_desktop.ui.widgets.carried_file import carried_file
from xolite_desktop.ui.widgets.drop_note import DropNote

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
SMALLEST, LARGEST = ZOOMS[0], ZOOMS[-1]


class ConsoleView(QScrollArea):
    """`zoom` None fits the screen into the view; 1.0 is pixel for pixel, also on displays with a scale of their own.

    `judge` says of a file that is dragged over it what dropping it would do, or nothing where it cannot be dropped.
    Signals: `zoom_changed()`; `acted()` when the button over the picture was pressed; `file_dropped(path)`.
    """

    zoom_changed = Signal()
    acted = Signal()
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.console = ConsoleWidget()
        self.console.set_overlaid(True)
        self._zoom: float | None = None
        self._screen = (0, 0)
        self.setObjectName("consoleView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidgetResizable(True)
        self.setWidget(self.console)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.console)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        self.notice = Notice(self)
        self.notice.hide()
        self.notice.acted.connect(self.acted)
        self.console.said.connect(self.notice.say)
        self.judge: Callable[[str], Verdict | None] = lambda _: None
        self.drop_note = DropNote(self.viewport())
        self.setAcceptDrops(True)

    @property
    def zoom(self) -> float | None:
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Fit, or a factor from 0.5 to 4; what is in the middle stays there, and from Fit it begins at the top left."""
        was_fitted = self._zoom is None
        self._zoom = None if zoom is None else min(LARGEST, max(SMALLEST, zoom))
        middle = (0.0, 0.0) if was_fitted else self._middle()
        self._lay_out()
        self._show_middle(middle)
        self.zoom_changed.emit()

    def zoom_step(self, direction: int) -> None:
        """The next larger (1) or smaller (-1) zoom of the list; from Fit, to the one nearest to what is shown."""
        now = self._zoom or self._shown_zoom()
        wider = [zoom for zoom in ZOOMS if (zoom - now) * direction > 1e-6]
        if wider:
            self.set_zoom(min(wider) if direction > 0 else max(wider))

    def show_screen_size(self, width: int, height: int) -> None:
        """The guest's screen has another size."""
        self._screen = (width, height)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.setGeometry(self.viewport().geometry())
        self.notice.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_note.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        is_allowed = self._drag(event)
        self.drop_note.hide()
        if is_allowed:
            self.file_dropped.emit(carried_file(event.mimeData()))

    def _drag(self, event: QDropEvent) -> bool:
        """Say what dropping it here would do; whether it may be dropped."""
        path = carried_file(event.mimeData())
        verdict = self.judge(path) if path else None
        if verdict is None:
            event.ignore()
            self.drop_note.hide()
            return False
        self.drop_note.say(verdict.sentence, event.position().toPoint(), is_allowed=verdict.is_allowed)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(
            True
        )  # so that the sentence follows the pointer; whether it counts is asked when it is dropped
        return verdict.is_allowed

    def _lay_out(self) -> None:
        width, height = self._screen
        if self._zoom is None or not (width and height):
            self.console.set_scaling(Scaling.FIT)
            self.setWidgetResizable(True)
            return
        scale = self._zoom / self.devicePixelRatioF()
        self.console.set_scaling(Scaling.ORIGINAL if self._zoom == 1.0 else Scaling.FIT)
        self.setWidgetResizable(False)
        self.console.resize(ceil(width * scale), ceil(height * scale))

    def _shown_zoom(self) -> float:
        width, height = self._screen
        room = self.viewport().size()
        if not (width and height):
            return 1.0
        return min(room.width() / width, room.height() / height) * self.devicePixelRatioF()

    def _middle(self) -> tuple[float, float]:
        """What is in the middle of the view, as shares of the screen."""
        inside = self.console.mapFrom(self.viewport(), self.viewport().rect().center())
        return inside.x() / max(1, self.console.width()), inside.y() / max(1, self.console.height())

    def _show_middle(self, shares: tuple[float, float]) -> None:
        if self._zoom is not None:
            wanted = QPoint(round(shares[0] * self.console.width()), round(shares[1] * self.console.height()))
            corner = wanted - self.viewport().rect().center()
            self.horizontalScrollBar().setValue(corner.x())
            self.verticalScrollBar().setValue(corner.y())
