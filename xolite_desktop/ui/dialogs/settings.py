# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The person's settings, in groups; each has a sentence, and a change applies at once."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.settings import SETTINGS, Settings
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.choice import Choice
from xolite_desktop.ui.widgets.label import Label

GROUPS = (
    (later("Appearance"), ("theme", "language", "tree.show_load")),
    (later("Questions"), ("confirm.interrupting",)),
    (later("Notifications"), ("notify.toasts", "notify.desktop")),
    (
        later("Consoles"),
        (
            "console.scale",
            "console.transport",
            "console.grab_shortcuts",
            "console.clipboard_to_guest",
            "console.clipboard_from_guest",
        ),
    ),
    (later("Trust"), ("trust.system_authorities",)),
    (later("Updates"), ("updates.check",)),
)
_HEIGHT = 460


class SettingsDialog(Dialog):
    """Shows what holds now, also when it is changed elsewhere meanwhile."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        lead = tr("Everything applies at once and to all windows.")
        super().__init__(parent, tr("Settings"), lead, icon="gear-six", tint="accent", width=580)
        self._settings = settings
        self.fields: dict[str, QWidget] = {}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for title, keys in GROUPS:
            column.addWidget(Label(tr(title), font=fonts.strong()))
            for key in keys:
                column.addLayout(self._field(key))
            column.addSpacing(10)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFixedHeight(_HEIGHT)
        self.body.addWidget(area)
        close = Button(tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        settings.changed.connect(self._show)
        for key in self.fields:
            self._show(key)
        close.setFocus()

    def _field(self, key: str) -> QVBoxLayout:
        setting = SETTINGS[key]
        column = QVBoxLayout()
        column.setSpacing(2)
        if setting.choices:
            box = Choice([tr(word) for word in setting.words], tr(setting.title))
            box.activated.connect(lambda number: self._settings.set_value(key, setting.choices[number]))
            row = QHBoxLayout()
            row.addWidget(Label(tr(setting.title)), 1)
            row.addWidget(box)
            column.addLayout(row)
            self.fields[key] = box
        else:
            check = CheckBox(tr(setting.title))
            check.clicked.connect(lambda is_on: self._settings.set_value(key, bool(is_on)))
            column.addWidget(check)
            self.fields[key] = check
        column.addWidget(Label(tr(setting.sentence), tone="hint", font=fonts.small(), wrap=True))
        return column

    def _show(self, key: str) -> None:
        field = self.fields.get(key)
        if isinstance(field, QComboBox):
            field.setCurrentIndex(SETTINGS[key].choices.index(self._settings.value(key)))
        elif isinstance(field, CheckBox):
            field.setChecked(self._settings.flag(key))
