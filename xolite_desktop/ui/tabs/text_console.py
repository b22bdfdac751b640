# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The text console of a VM with a serial port, or of a host's control domain."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_bar import HEIGHT
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.console.terminal_link import TerminalLink
from xolite_desktop.ui.console.terminal_view import TerminalView
from xolite_desktop.ui.dialogs.certificate import Choice
from xolite_desktop.ui.dialogs.certificate_question import Question, question_dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tabs.console import control_domain_of
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.xapi.names import ConsoleProtocol
from xolite_desktop.xapi.records.vm import Console
from xolite_desktop.xapi.refs import Ref

LET_GO_MS = 15_000


class TextConsoleTab(Tab):
    """Connects when it is shown, and lets go a while after it no longer is. `ref` is a VM's or a host's."""

    title = "Text console"
    classes = frozenset({"console"})

    def __init__(self, desk: ConsoleDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.store, parent)
        self._desk = desk
        self._vm: Ref | None = None
        self.link: TerminalLink | None = None
        self.view: TerminalView | None = None
        self._holder = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addLayout(self._holder, 1)
        self._let_go = QTimer(self, singleShot=True, interval=LET_GO_MS)
        self._let_go.timeout.connect(self._stop)

    def applies(self, ref: Ref) -> bool:
        """Where the pool lists a text console, or did for what is shown."""
        vm_ref = control_domain_of(self.store, ref)
        consoles = self.store.index.consoles_of_vm(vm_ref) if vm_ref is not None else ()
        records = (self.store.cache.get("console", console) for console in consoles)
        return any(isinstance(each, Console) and each.protocol == ConsoleProtocol.VT100 for each in records)

    def refresh(self) -> None:
        vm_ref = control_domain_of(self.store, self.ref) if self.ref is not None else None
        if vm_ref is None:
            return
        self._let_go.stop()
        if vm_ref != self._vm or self.link is None:
            self._follow(vm_ref)
        assert self.link is not None
        self.link.start()

    def take_focus(self) -> None:
        if self.view is not None:
            self.view.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go.start()

    def close_link(self) -> None:
        """Let go of the console now, as when the window closes."""
        self._let_go.stop()
        if self.link is not None:
            self.link.close()
            self.link.deleteLater()
            self.link = None
        if self.view is not None:
            self._holder.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    def _stop(self) -> None:
        if self.link is not None:
            self.link.stop()

    def _follow(self, vm_ref: Ref) -> None:
        self.close_link()
        self._vm = vm_ref
        source = self._desk.make_source(vm_ref, ConsoleProtocol.VT100)
        self.link = TerminalLink(source, self.store, self._desk.bridge, self)
        self.view = TerminalView(self.link)
        self._holder.addWidget(self.view)
        self.link.state_changed.connect(self._on_state_changed)
        self.link.certificate_asked.connect(self._ask)
        self.copy.clicked.connect(self.view.copy)
        self.paste.clicked.connect(self.view.paste)

    def _bar(self) -> Panel:
        bar = Panel("consoleBar")
        bar.setFixedHeight(HEIGHT)
        self.copy = Button(tr("Copy"), kind="flat", icon="copy")
        self.paste = Button(tr("Paste"), kind="flat", icon="clipboard-text")
        self.copy.setToolTip("Ctrl+Shift+C")
        self.paste.setToolTip("Ctrl+Shift+V")
        self.hint = ElidedLabel(tr("80×24 · Shift+Page Up scrolls back"), tone="hint", font=fonts.small())
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.copy)
        row.addWidget(self.paste)
        row.addSpacing(8)
        row.addWidget(self.hint, 1)
        self.paste.setEnabled(False)
        return bar

    def _on_state_changed(self, state: LinkState) -> None:
        self.paste.setEnabled(state is LinkState.LIVE)

    def _ask(self, question: Question) -> None:
        dialog = question_dialog(question, self._desk.trusted, self)
        dialog.chosen.connect(lambda choice: self._on_chosen(question, choice))
        dialog.open()

    def _on_chosen(self, question: Question, choice: Choice) -> None:
        if choice is not Choice.CANCEL and self.link is not None:
            self.link.source.trust(question, once=choice is Choice.ONCE)
