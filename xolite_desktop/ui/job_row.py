# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One row of the job panel: how it goes, what it is, how far, and what can be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.text import exact
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel
from xolite_desktop.ui.widgets.meter import Meter
from xolite_desktop.ui.widgets.spinner import Spinner

HEIGHT = 32
_METER_WIDTH = 180
_TIME_WIDTH = 110
_BUTTON_WIDTH = 76

_SIGNS = {
    JobState.DONE: ("check-circle", "ok"),
    JobState.FAILED: ("x-circle", "bad"),
    JobState.CANCELLED: ("prohibit", "fg3"),
    JobState.UNKNOWN: ("question", "warn"),
}
_WAITING_SIGN = ("plugs", "warn")


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sign = ("", "")
        self.setFixedSize(16, 18)

    def show_sign(self, name: str, tint: str) -> None:
        self._sign = (name, tint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sign[0]:
            icons.paint(QPainter(self), QRect(0, 1, 16, 16), *self._sign)


class JobRow(QWidget):
    """Signals: `cancel_asked()`, `details_asked()`, `retry_asked()`, `undo_asked()`, `clear_asked()`, and `object_asked()`
    when the title is pressed."""

    cancel_asked = Signal()
    clear_asked = Signal()
    object_asked = Signal()
    retry_asked = Signal()
    details_asked = Signal()
    undo_asked = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self.setFixedHeight(HEIGHT)
        self._spinner, self._sign = Spinner(), _Sign()
        self.title = LinkLabel("")
        self.title.set_tone("")
        self.detail = ElidedLabel("", tone="secondary")
        self.meter = Meter()
        self.time = Label("", tone="secondary", font=fonts.body())
        self.time.setFixedWidth(_TIME_WIDTH)
        self.cancel = Button(tr("Cancel"), kind="link")
        self.details = Button(tr("Details"), kind="link")
        self.retry = Button(tr("Retry"), kind="link")
        self.clear = IconButton("x", tr("Clear"))
        self.undo = Button(tr("Undo"), kind="link")
        self.show_made = Button(tr("Show"), kind="link")
        self._lay_out()
        self.clear.clicked.connect(self.clear_asked)
        self.title.activated.connect(self.object_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.details.clicked.connect(self.details_asked)
        self.retry.clicked.connect(self.retry_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.show_made.clicked.connect(self.object_asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(self._spinner)
        row.addWidget(self._sign)
        row.addWidget(self.title, 5)
        row.addWidget(self.detail, 3)
        row.addWidget(self._middle())
        row.addWidget(self.time)
        for button in (self.cancel, self.details):
            button.setFixedWidth(_BUTTON_WIDTH)
            row.addWidget(button)
        row.addWidget(self.clear)
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the columns of all rows stay in line
        self.clear.setSizePolicy(policy)

    def _middle(self) -> QWidget:
        """One place for the meter while it runs, for another try once it failed, for undoing what was done and for going
        to what was made, so that the columns stay."""
        middle = QWidget()
        middle.setFixedWidth(_METER_WIDTH)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.meter, 1)
        for button in (self.retry, self.undo, self.show_made):
            row.addWidget(button, 1, Qt.AlignmentFlag.AlignRight)
        return middle

    def show_job(
        self, title: str, detail: str, now: datetime, *, waiting: bool = False, is_read_only: bool = False
    ) -> None:
        """Show what the job is now; `title` and `detail` are the model's words. While it is `waiting` for the
        connection nothing turns.
        """
        job = self.job
        if self.title.text() != title:
            self.title.setText(title)
        self.detail.setText(detail)
        self.title.setToolTip(job.call)
        self.detail.set_tip(job.call)
        self.time.setText(job.time_text(now))
        self.time.setToolTip(tr("Started {started}").format(started=exact(job.started)))
        self._spinner.setVisible(not (job.is_over or waiting))
        self._sign.setVisible(job.is_over or waiting)
        if job.is_over or waiting:
            self._sign.show_sign(*_SIGNS.get(job.state, _WAITING_SIGN))
        self.meter.setVisible(not job.is_over)
        self.meter.set_fraction(job.progress)
        leads = bool(job.refs)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.title.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self._show_buttons(waiting, is_read_only)
        self.setAccessibleName(f"{title}, {(detail if waiting else tr(job.word)).lower()}")

    def _show_buttons(self, waiting: bool, is_read_only: bool) -> None:
        """What can be done about the job now."""
        job = self.job
        failed = job.error is not None
        self.clear.setVisible(job.is_over)
        self.clear.setAccessibleName(tr("Clear {title}").format(title=job.title))
        self.details.setVisible(failed or job.is_over)
        self.retry.setVisible(failed and job.can_retry)
        self.retry.setAccessibleName(tr("Retry {title}").format(title=job.title))
        self.show_made.setVisible(job.has_made and job.is_over and not failed)
        self.show_made.setAccessibleName(tr("Show what came of {title}").format(title=job.title))
        self.undo.setVisible(job.can_undo)
        self.undo.setEnabled(not is_read_only)
        self.undo.setAccessibleName(tr("Undo {title}").format(title=job.title))
        self.cancel.setVisible(not (failed or job.is_over))
        self.cancel.setEnabled(job.can_cancel and not (waiting or is_read_only))
        self.cancel.setToolTip("" if self.cancel.isEnabled() else _why_not(job, waiting, is_read_only))
        self.cancel.set_text("" if job.is_over else tr("Cancel"))
        self.cancel.setAccessibleName(tr("Cancel {title}").format(title=job.title))
        self.details.setAccessibleName(tr("Details of {title}").format(title=job.title))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.details_asked.emit()

    def tick(self, now: datetime) -> None:
        """Time passes while it runs."""
        if not self.job.is_over:
            self.time.setText(self.job.time_text(now))
        if self.job.bytes_done and not self._spinner.isHidden():
            self.detail.setText(self.job.moved_text(now))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("line2"))
        painter.drawLine(0, 0, self.width(), 0)


def _why_not(job: Job, waiting: bool, is_read_only: bool) -> str:
    """Why a job cannot be cancelled now."""
    if waiting:
        return tr("Waiting for the connection")
    if is_read_only:
        return tr("This window is read-only")
    if job.state is JobState.CANCELLING:
        return tr("It is being cancelled already")
    return tr("The pool does not let this be cancelled now")
