# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The first window: which pool, who, and with which password; progress and errors are said in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.recent_pools import RecentPool, RecentPools
from xolite_desktop.ui.dialogs.status_line import StatusLine
from xolite_desktop.ui.dialogs.staying import StayingBox
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel

WIDTH = 760
MARGIN = 24


@dataclass(frozen=True)
class SignIn:
    """What was entered. The password is nowhere else, and its field is emptied once it is used.

    It is empty where none is needed. `stays`: whether to stay signed in; None if that could not be chosen.
    """

    host: str
    user: str
    password: str
    stays: bool | None = None

    def __repr__(self) -> str:
        return f"SignIn(host={self.host!r}, user={self.user!r})"


class ConnectWindow(QWidget):
    """Asks for a pool to connect to; knows nothing of how that is done.

    Signals: `asked(SignIn)`, `cancelled()`, `demo_asked()`, `closed()`; `forget_asked(str)` and `sign_out_asked(str)`
    for a recent pool.
    """

    asked = Signal(object)
    cancelled = Signal()
    demo_asked = Signal()
    forget_asked = Signal(str)
    sign_out_asked = Signal(str)
    recover_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Connect to a pool — XO Lite Desktop"))
        self._focus_before: QWidget | None = None
        self._target: str | None = None
        self._sheet = _Sheet()
        self._sheet.setFixedWidth(WIDTH)
        self._hold(self._sheet)
        self._build(self._sheet)
        self.show_idle()
        self.resize(WIDTH, self._sheet.height())
        self.host.setFocus()

    def fill(self, host: str, user: str = "root") -> None:
        """Put in what is known, and the cursor where something is missing."""
        self.host.setText(host)
        self.user.setText(user)
        (self.password if host else self.host).setFocus()

    @property
    def address(self) -> str:
        """The host as it is typed."""
        return self.host.text().strip()

    @property
    def needs_password(self) -> bool:
        """Whether what is entered so far cannot do without."""
        pool = self.recent.pool_at(self.host.text().strip(), self.user.text().strip())
        return pool is None or pool.needs_password

    def show_recent(self, pools: Sequence[RecentPool]) -> None:
        self.recent.show_pools(pools)
        self._on_target_changed()
        self._recent_title.setVisible(bool(pools))
        self.fit()

    def show_idle(self) -> None:
        self.status.clear()
        self.recover.hide()
        self._set_busy(False)
        self.fit()

    def show_progress(self, sentence: str) -> None:
        """Say what is being done; everything but Cancel waits."""
        self.status.show_progress(sentence)
        self.recover.hide()
        self._set_busy(True)
        self.fit()

    def show_error(
        self, sentence: str, advice: str = "", details: str = "", *, at: QLineEdit | None = None
    ) -> None:
        """Say what happened and what to do next; the code is in the details, the cursor in the field `at` fault."""
        self.status.show_error(sentence, advice, details)
        self.recover.hide()
        self._set_busy(False)
        self.fit()
        if at is not None:
            at.setFocus()
            at.selectAll()

    def offer_recovery(self) -> None:
        """The host that was asked has lost its coordinator: it may take over."""
        self.recover.show()
        self.fit()

    def fit(self) -> None:
        """Give the sheet the height its sentences need, and the window too unless a person made it larger."""
        layout = self._sheet.layout()
        if layout is None:
            return
        layout.activate()
        before, height = self._sheet.height(), layout.totalHeightForWidth(WIDTH)
        self._sheet.setFixedHeight(height)
        if self.height() in (before, height) or self.height() < height:
            self.resize(self.width(), height)

    def submit(self) -> None:
        """As Connect or Enter does; says what is missing instead if something is."""
        if self._busy:
            return
        for field, sentence in (
            (self.host, tr("Enter the name or address of a host.")),
            (self.user, tr("Enter a user name.")),
            (self.password, tr("Enter the password.")),
        ):
            if field is self.password and not self.needs_password:
                continue
            if not (field.text() if field is self.password else field.text().strip()):
                self.show_error(sentence, at=field)
                return
        stays = self.staying.choice
        self.asked.emit(
            SignIn(self.host.text().strip(), self.user.text().strip(), self.password.text(), stays)
        )

    def forget_password(self) -> None:
        """Empty the password field, once it has been used."""
        self.password.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and self._busy:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _hold(self, sheet: QWidget) -> None:
        """The sheet in the middle; a window too small for it, as under a large font, scrolls."""
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _build(self, sheet: QWidget) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(MARGIN, 22, MARGIN, 20)
        body.setSpacing(0)
        body.addWidget(Label(tr("Connect to a pool"), font=fonts.title()))
        body.addSpacing(4)
        lead = tr("One window is one pool. Enter any host of it; the coordinator is found by itself.")
        body.addWidget(Label(lead, tone="secondary", wrap=True))
        body.addSpacing(16)
        body.addLayout(self._entry_row())
        body.addSpacing(10)
        self.staying = StayingBox()
        body.addWidget(self.staying)
        body.addSpacing(14)
        self.status = StatusLine()
        self.status.changed.connect(self.fit)
        body.addWidget(self.status)
        self.recover = Button(tr("Recover the pool…"), icon="first-aid-kit")
        self.recover.clicked.connect(self.recover_asked)
        self.recover.hide()
        body.addWidget(self.recover)
        self._add_recent(body)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(1, 1, 1, 1)  # room for the border of the card
        column.setSpacing(0)
        column.addLayout(body)
        column.addWidget(self._foot())
        self.show_recent(())

    def _add_recent(self, body: QVBoxLayout) -> None:
        self._recent_title = Label(tr("Recent pools"), tone="secondary", font=fonts.small())
        body.addWidget(self._recent_title)
        body.addSpacing(6)
        self.recent = RecentPools()
        self.recent.picked.connect(self._on_recent_picked)
        self.recent.chosen.connect(self._on_recent_activated)
        self.recent.forget_asked.connect(self.forget_asked)
        self.recent.sign_out_asked.connect(self.sign_out_asked)
        self.host.textChanged.connect(self._on_target_changed)
        self.user.textChanged.connect(self._on_target_changed)
        body.addWidget(self.recent)

    def _entry_row(self) -> QHBoxLayout:
        self.host = QLineEdit(placeholderText=tr("Name or address, such as xcp-01 or 10.0.0.11:443"))
        self.user = QLineEdit("root")
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, field, stretch in (
            (tr("Host"), self.host, 5),
            (tr("User"), self.user, 2),
            (tr("Password"), self.password, 3),
        ):
            field.setAccessibleName(label)
            column = QVBoxLayout()
            column.setSpacing(6)
            name = Label(label)
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
            row.addLayout(column, stretch)
        return row

    def _foot(self) -> Panel:
        foot = Panel("dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(MARGIN - 11, 13, MARGIN, 13)
        row.setSpacing(8)
        self.demo = Button(tr("Try the demo pool"), kind="flat", icon="flask")
        self.cancel = Button(tr("Cancel"))
        self.connect_button = Button(tr("Connect"), kind="primary")
        row.addWidget(self.demo)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.connect_button)
        self.demo.clicked.connect(self.demo_asked)
        self.cancel.clicked.connect(self.cancelled)
        self.connect_button.clicked.connect(self.submit)
        return foot

    def _set_busy(self, busy: bool) -> None:
        focused, self._busy = self.focusWidget(), busy
        self.cancel.setVisible(busy)
        fields = (self.host, self.user, self.password, self.staying)
        for widget in (*fields, self.recent, self.demo, self.connect_button):
            widget.setEnabled(not busy)
        if busy:
            # What is switched off loses the focus; left to Qt it goes to Cancel, where a second Enter would land.
            if focused not in (self.cancel, self):
                self._focus_before = focused
            self.setFocus()
        elif self._focus_before is not None:
            self._focus_before.setFocus()
            self._focus_before = None

    def _on_recent_picked(self, pool: RecentPool) -> None:
        self.fill(pool.host, pool.user)

    def _on_recent_activated(self, pool: RecentPool) -> None:
        if self._busy:
            return
        self.fill(pool.host, pool.user)
        if not pool.needs_password:
            self.forget_password()  # whatever was typed was meant for another pool
            self.submit()
        elif self.password.text():
            self.submit()

    def _on_target_changed(self, *_: object) -> None:
        """Another host or user: whether that pool needs the password, and what was chosen for it the last time."""
        pool = self.recent.pool_at(self.host.text().strip(), self.user.text().strip())
        self.password.setPlaceholderText("" if pool is None or pool.needs_password else tr("Not needed"))
        target = pool.key if pool is not None else None
        if target != self._target:
            self._target = target
            self.staying.choose(pool is not None and pool.stays)


class _Sheet(QWidget):
    """The window's content; in a window larger than it needs, a card in the middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("panel"))
        if self.window().width() <= self.width():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRect(self.rect())
            return
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
