# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Buttons: secondary by default, one primary for each dialog, flat in bars, icon-only with a name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.widgets.label import tip


class Button(QPushButton):
    """A button with a word; `kind` is "" (secondary), "primary", "danger", "flat" or "link"."""

    def __init__(self, text: str, *, kind: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = " " if icon else ""  # Qt's own distance between icon and word is too small
        self.set_text(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        if icon:
            tint = {"primary": "on_accent", "danger": "bad"}.get(kind, "fg2")
            self.setIcon(icons.icon(icon, tint))
            self.setIconSize(QSize(icons.SIZE, icons.SIZE))

    def set_kind(self, kind: str) -> None:
        """Another kind from now on; what is primary is also the default button."""
        if self.property("kind") != kind:
            theme.restyle(self, kind=kind)
            self.setAutoDefault(kind == "primary")
            self.setDefault(kind == "primary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, not the default one of its dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def set_text(self, text: str) -> None:
        self.setText(self._gap + _escaped(text))
        self.setAccessibleName(text)


class IconButton(QToolButton):
    """A button with only an icon; its name is its tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, *, tint: str = "fg2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(icon, tint))
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _escaped(text: str) -> str:
    """An ampersand in a name is not a mnemonic."""
    return text.replace("&", "&&")
