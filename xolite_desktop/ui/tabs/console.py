# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The console tab: a bar with what can be done to the screen, the screen itself, and its live figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDir, QStandardPaths, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.console_source import ConsoleSource
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.ui.console.console_widget import ConsoleWidget, Scaling
from xolite_desktop.ui.console.full_screen import FullScreen
from xolite_desktop.ui.dialogs.certificate import Choice
from xolite_desktop.ui.dialogs.certificate_question import (
    Question,
    QuestionDialog,
    ReadCertificate,
    question_dialog,
)
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel
from xolite_desktop.ui.widgets.panel import Panel, separator
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.refs import Ref

_WAY_OUT = "Ctrl+Alt releases the keyboard"
KEPT_MS = 15_000  # how long a console that is not shown stays connected: going back to it is at once

MakeSource = Callable[[Ref], ConsoleSource]


class ConsoleTab(Tab):
    """Connects when it is shown, and lets go a while after it no longer is."""

    title = "Console"

    def __init__(
        self,
        store: PoolStore,
        make_source: MakeSource,
        bridge: Bridge,
        read_certificate: ReadCertificate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, parent)
        self._make_source = make_source
        self._bridge = bridge
        self._read_certificate = read_certificate
        self._followed: Ref | None = None
        self.link: ConsoleLink | None = None
        self.console = ConsoleWidget()
        self._full_screen: FullScreen | None = None
        self.question: QuestionDialog | None = None
        self._frames = 0
        self._figures = ""
        self._size = ""
        self._holder = QVBoxLayout()
        self._holder.addWidget(self.console)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addLayout(self._holder, 1)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._show_figures)
        self._let_go = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._let_go.timeout.connect(self._stop_link)
        self.console.release_asked.connect(lambda: self.scale.setFocus())
        QShortcut(QKeySequence("F11"), self, self.toggle_full_screen)

    def applies(self, ref: Ref) -> bool:
        """Templates and snapshots never run."""
        vm = self.store.cache.vm(ref)
        return vm is not None and is_vm(vm)

    def refresh(self) -> None:
        """Connect to the VM followed now, if that is not done yet."""
        if self.ref is not None and (self.link is None or self._followed != self.ref):
            self._follow(self.ref)
        if self.link is not None:
            self._let_go.stop()
            self.link.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def take_focus(self) -> None:
        self.console.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_figures)  # once the bar has its new width

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        if self._full_screen is None:
            self._let_go.start()

    def close_link(self) -> None:
        """Let go of the console now, as when the window closes."""
        if self._full_screen is not None:
            self._full_screen.close()
        self._let_go.stop()
        if self.link is not None:
            self.link.close()
            self.link.deleteLater()
            self.link = None

    def toggle_scaling(self) -> None:
        fit = self.console.scaling is Scaling.ORIGINAL
        self.console.set_scaling(Scaling.FIT if fit else Scaling.ORIGINAL)
        self.scale.set_text("Original size" if fit else "Fit")

    def toggle_full_screen(self) -> None:
        if self._full_screen is not None:
            self._full_screen.close()
            return
        self._full_screen = FullScreen(self.console, self._name())
        self._full_screen.closed.connect(self._leave_full_screen)
        self._full_screen.showFullScreen()
        self.console.setFocus()

    def save_screenshot(self) -> QFileDialog:
        """Ask where to, then save the guest's screen as it was when this was called."""
        picture = self.console.picture()
        folder = (
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
            or QDir.homePath()
        )
        stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in self._name()) or "console"
        name = f"{folder}/{stem}-{datetime.now():%Y%m%d-%H%M%S}.png"
        dialog = QFileDialog(self, "Save screenshot", name, "Images (*.png)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(name)
        dialog.fileSelected.connect(picture.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _bar(self) -> Panel:
        bar = Panel("consoleBar")
        bar.setFixedHeight(46)
        self.send = Button("Send Ctrl+Alt+Del", kind="flat", icon="keyboard")
        self.scale = Button("Original size", kind="flat", icon="frame-corners")
        self.shot = Button("Screenshot", kind="flat", icon="camera")
        self.full = Button("Full screen", kind="flat", icon="corners-out")
        self.figures = ElidedLabel("", tone="hint", font=fonts.small())
        self.full.setToolTip("Full screen (F11). Ctrl+Alt gives the keyboard back to the window.")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for button in (self.send, self.scale, self.shot):
            row.addWidget(button)
        row.addWidget(separator())
        row.addSpacing(8)
        row.addWidget(self.figures, 1)
        row.addWidget(self.full)
        self.send.clicked.connect(self._on_send)
        self.scale.clicked.connect(self.toggle_scaling)
        self.shot.clicked.connect(self.save_screenshot)
        self.full.clicked.connect(self.toggle_full_screen)
        self._enable(False)
        return bar

    def _follow(self, ref: Ref) -> None:
        self.close_link()
        self._followed = ref
        self.link = ConsoleLink(self._make_source(ref), self.store, self.console, self._bridge, self)
        self.link.state_changed.connect(self._on_state_changed)
        self.link.resized.connect(self._on_resized)
        self.link.painted.connect(self._on_painted)
        self.link.certificate_asked.connect(self._ask)
        self.console.clear()
        self._size = ""
        self._show_figures()

    def _ask(self, question: Question) -> None:
        """The console is on a host whose certificate nobody has vouched for yet."""
        if self.question is not None:
            self.question.reject()
        self.question = dialog = question_dialog(question, self._read_certificate, self)
        dialog.chosen.connect(lambda choice: self._on_chosen(question, choice))
        dialog.open()

    def _on_chosen(self, question: Question, choice: Choice) -> None:
        self.question = None
        if choice is not Choice.CANCEL and self.link is not None:
            self.link.source.trust(question, once=choice is Choice.ONCE)

    def _stop_link(self) -> None:
        if self.link is not None:
            self.link.stop()

    def _leave_full_screen(self) -> None:
        window, self._full_screen = self._full_screen, None
        self._holder.addWidget(self.console)
        self.console.show()  # a hidden widget cannot take the focus, and a layout shows it only later
        self.window().activateWindow()
        self.console.setFocus()
        if window is not None:
            window.deleteLater()

    def _name(self) -> str:
        return name_of_ref(self.ref or "", self.store.cache)

    def _enable(self, live: bool) -> None:
        for button in (self.send, self.shot):
            button.setEnabled(live)

    def _on_send(self) -> None:
        if self.link is not None:
            self.link.send_ctrl_alt_del()
        self.console.setFocus()

    def _on_state_changed(self, state: LinkState) -> None:
        self._enable(state is LinkState.LIVE)
        self._show_figures()

    def _on_resized(self, width: int, height: int) -> None:
        self._size = f"{width} × {height}"
        self._show_figures()

    def _on_painted(self) -> None:
        self._frames += 1

    def _show_figures(self) -> None:
        frames, self._frames = self._frames, 0
        live = self.link is not None and self.link.is_live
        self._figures = " · ".join(filter(None, (self._size, f"{frames} fps"))) if live else ""
        self._fit_figures()

    def _fit_figures(self) -> None:
        """The way out for the keyboard stands beside the figures where there is room for all of it."""
        whole = f"{self._figures} · {_WAY_OUT}" if self._figures else ""
        fits = self.figures.fontMetrics().horizontalAdvance(whole) <= self.figures.width()
        self.figures.setText(whole if fits else self._figures)
        self.figures.set_tip(_WAY_OUT if whole and not fits else "")
