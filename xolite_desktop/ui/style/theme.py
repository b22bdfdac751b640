# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tokens to palette and style sheet; light and dark, switched live, following the system where Qt reports it."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from xolite_desktop.paths import resource
from xolite_desktop.ui.style import fonts

CHOICES = ("system", "light", "dark")

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "fg",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "fg",
    QPalette.ColorRole.PlaceholderText: "fg3",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "fg",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "fg",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_fg",
    QPalette.ColorRole.LinkVisited: "accent_fg",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "line2",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "fg3",
    QPalette.ColorRole.Shadow: "fg3",
}


@dataclass(frozen=True)
class Theme:
    """One set of colour tokens, read from `resources/themes`."""

    name: str
    is_dark: bool
    colors: Mapping[str, str]

    def color(self, token: str) -> QColor:
        """The colour of a token; KeyError if there is no such token."""
        return QColor(self.colors[token])

    def palette(self) -> QPalette:
        """Every role Fusion paints with, disabled text included."""
        palette = QPalette(self.color("panel"))
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("fg3"))
        return palette

    def style_sheet(self) -> str:
        """The application's style sheet with this theme's colours and the system font's sizes filled in."""
        template = string.Template(resource("themes", "widgets.qss").read_text(encoding="utf-8"))
        sizes = {"small": str(fonts.pixel_size(fonts.SMALL))}
        return template.substitute(self.colors, scroll=self.colors["line"], **sizes)


@cache
def load(name: str) -> Theme:
    """The theme of that name ("light" or "dark"); FileNotFoundError if there is none."""
    document = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name, document["dark"], document["colors"])


class Appearance(QObject):
    """Which theme the application wears. `changed` fires after a theme was put on.

    The choice is "system", "light" or "dark"; "system" follows what Qt reports and is light where it reports
    nothing, as under X11 without a platform theme.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = "system"
        self.theme = load("light")
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """Fix the theme, or follow the system; ValueError for anything else."""
        if choice not in CHOICES:
            raise ValueError(f"{choice!r} is not one of {', '.join(CHOICES)}")
        self._choice = choice
        self._wear(load(self._wanted()))

    def _wanted(self) -> str:
        if self._choice != "system":
            return self._choice
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _wear(self, theme: Theme) -> None:
        self.theme = theme
        self._application.setPalette(theme.palette())
        sheet = theme.style_sheet()
        if sheet != self._application.styleSheet():  # the same one again would style every widget anew
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _on_color_scheme_changed(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme.name:
            self._wear(load(wanted))


def appearance() -> Appearance:
    """The one appearance of the running application, made on first use."""
    application = QApplication.instance()
    assert isinstance(application, QApplication), "appearance needs a QApplication"
    found = application.findChild(Appearance)
    if found is None:
        found = Appearance(application)
        found.choose("system")
    return found


def color(token: str) -> QColor:
    """A token's colour in the theme worn now; what painting code asks at the moment it paints."""
    return appearance().theme.color(token)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet selects on, and have the widget take on the rules that now match."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
