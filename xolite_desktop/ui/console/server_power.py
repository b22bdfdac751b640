# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The machine's power through its VNC server (xvp), where that offers it: lines of a menu, each with a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.vnc.events import Event, PowerOffered, PowerRefused
from xolite_desktop.vnc.names import Power


class PowerServer(Protocol):
    """What takes the requests: a `Pump`."""

    @property
    def offers_power(self) -> bool: ...

    def send_power(self, power: Power) -> None: ...


@dataclass(frozen=True)
class _Entry:
    power: Power
    icon: str
    title: str
    question: str
    text: str
    verb: str


_ENTRIES = (
    _Entry(
        Power.SHUT_DOWN,
        "power",
        later("Shut down through the VNC server…"),
        later("Shut down {name}?"),
        later("The VNC server asks the guest to shut down. A guest that does not listen goes on running."),
        later("Shut down"),
    ),
    _Entry(
        Power.REBOOT,
        "arrow-clockwise",
        later("Reboot through the VNC server…"),
        later("Reboot {name}?"),
        later("The VNC server asks the guest to reboot. What runs there stops until it is back."),
        later("Reboot"),
    ),
    _Entry(
        Power.RESET,
        "lightning",
        later("Reset through the VNC server…"),
        later("Reset {name}?"),
        later(
            "The VNC server resets the machine as its reset button does: what is not on its disks is lost."
        ),
        later("Reset"),
    ),
)


class ServerPower(QObject):
    """Asks whichever server is attached at the moment.

    Signals: `changed()` when power is offered from now on or no longer, `refused()` when the server could not do it.
    """

    changed = Signal()
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: PowerServer | None = None

    def attach(self, server: PowerServer) -> None:
        """A server listens from now on."""
        self._server = server
        self.changed.emit()

    def detach(self) -> None:
        """The server is about to be gone, or nothing may be asked of it."""
        if self._server is not None:
            self._server = None
            self.changed.emit()

    @property
    def is_offered(self) -> bool:
        """Whether the server has said that it can do such things."""
        return self._server is not None and self._server.offers_power

    def take(self, event: Event) -> None:
        """Something the server said about power; other events are nobody's business here."""
        match event:
            case PowerOffered():
                self.changed.emit()
            case PowerRefused() if self._server is not None:
                self.refused.emit()
            case _:
                pass

    def ask(self, power: Power) -> None:
        """Have it done, without a question; nothing where it is not offered any more."""
        if self._server is not None and self.is_offered:
            self._server.send_power(power)


def add_entries(menu: QMenu, power: ServerPower, name: str, window: QWidget) -> None:
    """A line for each request, behind a separator if something stands before; none where the server offers nothing."""
    if not power.is_offered:
        return
    if not menu.isEmpty():
        menu.addSeparator()
    for entry in _ENTRIES:
        action = menu.addAction(icons.icon(entry.icon), tr(entry.title))
        action.setObjectName(f"xvp.{entry.power.name.lower()}")
        action.triggered.connect(partial(_question, entry, power, name, window))


def _question(entry: _Entry, power: ServerPower, name: str, window: QWidget, _: bool = False) -> None:
    question = Confirm(
        title=tr(entry.question).format(name=name),
        text=tr(entry.text),
        acts_on=(name,),
        skips=(),
        verb=tr(entry.verb),
        risk=Risk.INTERRUPTS,
    )
    dialog = ConfirmDialog(question, window)
    dialog.accepted.connect(lambda: power.ask(entry.power))
    dialog.open()


def tell_refusal(name: str, window: QWidget) -> Dialog:
    """Say that the server could not do what was asked of it."""
    dialog = Dialog(
        window,
        tr("The VNC server refused"),
        tr(
            "The VNC server of {name} offers power, but cannot do what you asked for. Some servers know only a part of it."
        ).format(name=name),
        icon="warning",
        tint="warn",
        width=460,
    )
    close = Button(tr("Close"), kind="primary")
    close.clicked.connect(dialog.accept)
    dialog.foot.addStretch(1)
    dialog.foot.addWidget(close)
    dialog.open()
    return dialog
