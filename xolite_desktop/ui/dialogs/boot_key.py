# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which key opens the boot menu: it depends on the VM's firmware."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.boot_menu import KEYS, USUAL
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label


class BootKeyDialog(Dialog):
    """`answer` is the name of the chosen key ("Escape", "F12"…) once accepted."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        name = selection.items[0].name if selection.items else ""
        super().__init__(
            parent, tr("Start {name} and open its boot menu").format(name=name),
            tr("The key is pressed on its console until the screen changes, for ten seconds at most."),
            icon="list-bullets", tint="accent", width=520,
        )  # fmt: skip
        self.answer: str | None = None
        self.keys: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, word in KEYS.items():
            button = Button(tr(word))
            button.setCheckable(True)
            self.keys[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(
            Label(tr("XCP-ng's own BIOS and UEFI firmware listen for Esc."), tone="hint", wrap=True)
        )
        self.keys[USUAL].setChecked(True)
        cancel = Button(tr("Cancel"))
        self.go = Button(tr("Start"), kind="primary")
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.go.setFocus()

    def _on_go(self) -> None:
        self.answer = next(key for key, button in self.keys.items() if button.isChecked())
        self.accept()
