# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The box "Stay signed in": what is kept and where is in its tooltip; why it cannot be ticked stands beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import ElidedLabel, tip

LOOKING = later("Looking for the system’s keyring…")


class StayingBox(QWidget):
    """Off, and not to be used, until `allow`: whether there is a keyring is known a moment later.

    Signals: `settled()` once that is known.
    """

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = self._is_allowed = False
        self.box = CheckBox(tr("Stay signed in"))
        self.reason = ElidedLabel("", tone="hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.box)
        row.addWidget(self.reason, 1)
        self.box.clicked.connect(self._on_clicked)
        self.box.setEnabled(False)
        self.box.setToolTip(tr(LOOKING))

    @property
    def choice(self) -> bool | None:
        """What the person wants; None while it cannot be chosen."""
        return self._wanted if self._is_allowed else None

    def choose(self, stays: bool) -> None:
        """What was chosen for this pool the last time; shown once it can be had."""
        self._wanted = stays
        self.box.setChecked(stays and self._is_allowed)

    def allow(self, place: str) -> None:
        """There is a keyring: `place` is its name in a sentence, "the macOS Keychain"."""
        self._is_allowed = True
        self.box.setEnabled(True)
        self.box.setChecked(self._wanted)
        self.reason.setText("")
        self.box.setToolTip(tip(explanation(place)))
        self.settled.emit()

    def refuse(self, reason: str) -> None:
        """There is none, or it does not answer; `reason` is a sentence."""
        self._is_allowed = False
        self.box.setEnabled(False)
        self.box.setChecked(False)
        self.reason.setText(reason)
        self.box.setToolTip(tip(reason))
        self.settled.emit()

    def _on_clicked(self, checked: bool) -> None:
        self._wanted = checked


def explanation(place: str) -> str:
    """What staying signed in means."""
    return tr(
        "Keeps the session of this sign-in in {place}, so that you come back without the password.\nThe password is never kept. The pool ends the session when you sign out, or after 24 hours without use."
    ).format(place=place)
