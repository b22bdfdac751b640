# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person has had a hand in: only there is something called wrong; elsewhere it is only said what is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.reading_order import in_reading_order, takes_focus

_STILL_THERE = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
"""The focus goes without the person having left the field."""
_BESIDE = 48
"""Pixels above and below a field that are brought into view with it: its sentence stands there."""


class Touched(QObject):
    """Names of fields that were edited or left. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[QObject, str] = {}
        self._touched: set[str] = set()
        self._is_all = False

    @property
    def is_any(self) -> bool:
        return self._is_all or bool(self._touched)

    def __contains__(self, name: str) -> bool:
        return self._is_all or name in self._touched

    def watch(self, name: str, widget: QWidget) -> None:
        """Note when it is left, and when it says that it was edited."""
        proxy = widget.focusProxy()
        for each in (widget, proxy) if proxy is not None else (widget,):
            self._names[each] = name
            each.installEventFilter(self)
        edited = getattr(widget, "edited", None) or getattr(widget, "toggled", None)
        if edited is not None:
            edited.connect(lambda *_: None if _is_being_filled(widget) else self.touch(name))

    def touch(self, name: str) -> None:
        if name not in self:
            self._touched.add(name)
            self.changed.emit()

    def touch_all(self) -> None:
        """Somebody tried to go on."""
        if not self._is_all:
            self._is_all = True
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_THERE:
            name = self._names.get(watched)
            if name is not None:
                self.touch(name)
        return False


class InVain(QObject):
    """Calls `tried` when a button is pressed that cannot be used."""

    def __init__(self, button: QPushButton, tried: Callable[[], None]) -> None:
        super().__init__(button)
        self._button, self._tried = button, tried
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and not self._button.isEnabled():
            self._tried()
        return False


def say_wrong(label: Label, sentence: str, *, calm: bool) -> None:
    """A sentence in the tone of a mistake, or as what is left to do; nothing is there if nothing is wrong."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
    label.set_tone("secondary" if calm else "bad")


def mark_wrong(widget: QWidget, sentence: str, *, calm: bool) -> None:
    """The frame of a mistake around a field, and the sentence for those who hear it."""
    widget.setAccessibleDescription(sentence)
    wrong = "true" if sentence and not calm else "false"
    if (widget.property("wrong") or "false") != wrong:
        theme.restyle(widget, wrong=wrong)


def go_to_wrong(root: QWidget) -> bool:
    """Give the keyboard to the first field below that is called wrong, and bring it into view with its sentence; whether
    there is one. Without one the first sentence that calls something wrong is brought into view.
    """
    parts = list(in_reading_order(root))
    field = next((each for each in parts if each.property("wrong") == "true"), None)
    if field is None:
        sentence = next((each for each in parts if isinstance(each, Label) and _calls_wrong(each)), None)
        if sentence is not None:
            _bring_into_view(sentence)
        return False
    now = root.window().focusWidget()
    if now is not field and not field.isAncestorOf(now or root):
        target = next((each for each in (field, *in_reading_order(field)) if takes_focus(each)), field)
        target.setFocus(Qt.FocusReason.TabFocusReason)
    _bring_into_view(field)
    return True


def _calls_wrong(label: Label) -> bool:
    return bool(label.text()) and label.property("tone") == "bad"


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _BESIDE)
        above = above.parentWidget()


def _is_being_filled(widget: QWidget) -> bool:
    """Whether whoever owns the field puts something in, and has silenced itself for that."""
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        if above.signalsBlocked():
            return True
        above = above.parentWidget()
    return False
