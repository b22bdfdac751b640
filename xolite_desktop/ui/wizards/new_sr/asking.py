# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line that says that the pool is being asked, or what it answered if that is an error; and a list of what was found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from xolite_desktop.models.new_sr.prober import Prober
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.host_rows import DETAIL, ICON, HostRows
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.label import tip

VALUE = Qt.ItemDataRole.UserRole


class ProbingLine(AskingLine):
    """Hidden while there is nothing to say."""

    def __init__(self, store: PoolStore, prober: Prober, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._store, self._prober = store, prober
        prober.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        error, is_asking = self._prober.error, self._prober.is_asking
        self.words.set_tone("bad" if error is not None and not is_asking else "secondary")
        said = tr("The host is being asked…") if is_asking else ""
        if error is not None and not is_asking:
            found = explain_error(error, self._store.cache)
            said = breakable(" ".join(filter(None, (found.one_line, found.advice))))
        self.say(said, is_asking=is_asking)
        self.setVisible(is_asking or error is not None)


def show_items(rows: HostRows, items: Iterable[tuple[str, str, str, str]], chosen: str | None) -> None:
    """Fill a list with values, names, details and icons; the chosen value stays so."""
    rows.blockSignals(True)
    rows.clear()
    for value, name, detail, icon in items:
        item = QListWidgetItem(name)
        item.setData(VALUE, value)
        item.setData(DETAIL, detail)
        item.setData(ICON, icon)
        item.setToolTip(tip(f"{name} {detail}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {detail}")
        rows.addItem(item)
        if value == chosen:
            rows.setCurrentItem(item)
    rows.fit_rows()
    rows.blockSignals(False)
