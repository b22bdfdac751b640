# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Clipboard text between this computer and the guest somebody works with; what it says is nobody else's business.

Neither log nor exception has any of the text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.settings import Settings

log = logging.getLogger(__name__)

TO_GUEST = "console.clipboard_to_guest"
FROM_GUEST = "console.clipboard_from_guest"
MAX_CHARACTERS = 256 * 1024
"""Longer texts stay where they are, whole: half a text is worse than none."""
_PRIVATE = "x-kde-passwordManagerHint"
"""The kind of content by which password managers say that a text is not for others."""


class SharedClipboard(QObject):
    """Shares text while the widget has the keyboard, in the directions the settings allow.

    Ours goes to the guest when the console gets the keyboard and when it changes meanwhile; the guest's comes here
    only while a person works with it, so that a guest nobody looks at cannot change what is pasted elsewhere.
    """

    def __init__(self, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget = widget
        self._send: Callable[[str], None] | None = None
        self._last = ""
        self._settings: Settings | None = None
        self.to_guest = False
        self.from_guest = False
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._offer)
        widget.installEventFilter(self)

    def follow(self, settings: Settings) -> None:
        """Take the directions from the settings, now and when they change."""
        self._settings = settings
        settings.changed.connect(self._on_setting)
        self._take_directions()

    def attach(self, send: Callable[[str], None]) -> None:
        """A guest listens: `send` takes the text."""
        self._send, self._last = send, ""
        self._offer()

    def detach(self) -> None:
        self._send, self._last = None, ""

    def close(self) -> None:
        """Hear no more of the clipboard, the widget and the settings, which outlive it."""
        if self._settings is not None:
            self._settings.changed.disconnect(self._on_setting)
        self._clipboard.dataChanged.disconnect(self._offer)
        self._widget.removeEventFilter(self)

    def take(self, text: str) -> None:
        """The guest's clipboard has this."""
        text = fit(text)
        if not (self.is_wanted and text) or text == self._last:
            return
        if len(text) > MAX_CHARACTERS:
            log.info("clipboard of a guest: %d characters are too many", len(text))
            return
        self._last = text
        self._clipboard.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.FocusIn:
            self._offer()
        return False

    @property
    def is_wanted(self) -> bool:
        """Whether the guest's text may come here now."""
        return self.from_guest and self._is_here

    @property
    def _is_here(self) -> bool:
        return self._widget.hasFocus()

    def _on_setting(self, key: str) -> None:
        if key in (TO_GUEST, FROM_GUEST):
            self._take_directions()

    def _take_directions(self) -> None:
        if self._settings is None:
            return
        self.to_guest, self.from_guest = self._settings.flag(TO_GUEST), self._settings.flag(FROM_GUEST)
        self._offer()

    def _offer(self) -> None:
        """Send ours if it may be, is text, and is not what went last or came from there."""
        if self._send is None or not (self.to_guest and self._is_here):
            return
        content = self._clipboard.mimeData()
        text = content.text() if content is not None and _is_for_others(content) else ""
        if not text or text == self._last:
            return
        if len(text) > MAX_CHARACTERS:
            log.info("clipboard for a guest: %d characters are too many", len(text))
            return
        self._last = text
        self._send(text)


def fit(text: str) -> str:
    """The text without control characters but tabs and line ends: pasted into a terminal these are commands."""
    return "".join(c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c < "\xa0"))


def _is_for_others(content: QMimeData) -> bool:
    return content.hasText() and not content.hasFormat(_PRIVATE)
