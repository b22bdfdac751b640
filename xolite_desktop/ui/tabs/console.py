# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The console tab: the console of the VM that is looked at, or where else it is."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_bar import Where
from xolite_desktop.ui.console.console_link import ConsoleLink
from xolite_desktop.ui.console.console_pane import ConsolePane
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.consoles import Consoles
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.refs import Ref


class ConsoleTab(Tab):
    """Connects when it is shown. Another VM's console stays alive for a while: going back to it is at once."""

    title = "Console"

    def __init__(self, consoles: Consoles, parent: QWidget | None = None) -> None:
        super().__init__(consoles.desk.store, parent)
        self.consoles = consoles
        self._shown: Ref | None = None
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        consoles.undocked.connect(self._on_moved)
        consoles.docked.connect(self._on_moved)

    @cached_property
    def pane(self) -> ConsolePane:
        """Made when a console is first shown."""
        pane = ConsolePane(self.consoles.desk, Where.TAB)
        pane.undock_asked.connect(self.undock)
        self._stack.addWidget(pane)
        return pane

    @cached_property
    def elsewhere(self) -> Elsewhere:
        elsewhere = Elsewhere()
        elsewhere.find_asked.connect(self.undock)
        elsewhere.dock_asked.connect(self._dock)
        self._stack.addWidget(elsewhere)
        return elsewhere

    def let_go(self) -> None:
        """Show no console any more, as when the window closes."""
        if self._shown is not None:
            self.pane.show_console(None)

    @property
    def open_console(self) -> OpenConsole | None:
        """The console that is in the tab now; None while there is none, or it is undocked."""
        return self.pane.console

    @property
    def link(self) -> ConsoleLink | None:
        return self.pane.console.link if self.pane.console is not None else None

    @property
    def console(self) -> ConsoleWidget:
        """The screen in the tab. Raises RuntimeError while there is none."""
        if self.pane.console is None:
            raise RuntimeError("the tab shows no console")
        return self.pane.console.view.console

    @property
    def vm_ref(self) -> Ref | None:
        """The VM whose console this is: of a host its control domain."""
        return control_domain_of(self.store, self.ref) if self.ref is not None else None

    def applies(self, ref: Ref) -> bool:
        """Templates and snapshots never run."""
        vm_ref = control_domain_of(self.store, ref)
        vm = self.store.cache.vm(vm_ref) if vm_ref is not None else None
        return vm is not None and (is_vm(vm) or vm.is_control_domain)

    def refresh(self) -> None:
        """Show the console of the VM followed now, where it is."""
        ref = self.vm_ref
        if ref is None:
            return
        if self._shown is not None and self._shown != ref:
            self.consoles.hide(self._shown)
        self._shown = ref
        window = self.consoles.window_of(ref)
        if window is not None:
            self.pane.show_console(None)
            self.elsewhere.show_name(self.consoles.desk.name(ref))
            self._stack.setCurrentWidget(self.elsewhere)
            return
        self.pane.show_console(self.consoles.show(ref))
        self._stack.setCurrentWidget(self.pane)

    def take_focus(self) -> None:
        if self.pane.console is not None:
            self.pane.console.view.console.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._shown is not None and self.pane.full_screen is None:
            self.consoles.hide(self._shown)

    def undock(self) -> None:
        """To a window of its own, or that window to the front."""
        ref = self.vm_ref
        if ref is not None:
            self.pane.show_console(None)
            self.consoles.undock(ref)

    def _dock(self) -> None:
        ref = self.vm_ref
        if ref is not None:
            self.consoles.dock(ref)

    def _on_moved(self, ref: str) -> None:
        if ref == self.vm_ref:
            self._refresh_if_visible()
            if self.isVisible():
                self.take_focus()  # whoever brings it back goes on typing


def control_domain_of(store: PoolStore, ref: Ref) -> Ref | None:
    """The VM that runs a host, where `ref` is a host's; any other ref is given back."""
    host = store.cache.host(ref)
    if host is None:
        return ref
    if store.cache.vm(host.control_domain) is not None:
        return host.control_domain
    here = (vm_ref for vm_ref in store.index.vms_of_host(ref) if _is_control_domain(store, vm_ref))
    return min(here, default=None)


def _is_control_domain(store: PoolStore, vm_ref: Ref) -> bool:
    vm = store.cache.vm(vm_ref)
    return vm is not None and vm.is_control_domain


class Elsewhere(QWidget):
    """In the place of a console that is in a window of its own. Signals: `find_asked()`, `dock_asked()`."""

    find_asked = Signal()
    dock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabBody")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", font=fonts.strong())
        hint = Label(tr("It stays there when another object is chosen here."), tone="secondary")
        self.to_front = Button(tr("Show its window"))
        self.back = Button(tr("Bring it back"), kind="primary")
        self.to_front.clicked.connect(self.find_asked)
        self.back.clicked.connect(self.dock_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.to_front)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(row)
        column.addStretch(1)

    def show_name(self, name: str) -> None:
        self._title.setText(tr("The console of {name} is in a window of its own").format(name=name))
