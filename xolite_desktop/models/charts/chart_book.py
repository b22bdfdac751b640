# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ChartBook`: the charts of every object of a pool: its own, else those of its class, else the usual ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.charts.ranges import Range, range_called
from xolite_desktop.models.charts.specs import DEFAULTS, ChartSpec, from_settings, to_settings
from xolite_desktop.models.settings import Settings, Value

_RANGE = "range"


class ChartBook(QObject):
    """Kept in the settings of this machine, by pool. Signals: `changed(cls)`."""

    changed = Signal(str)

    def __init__(self, settings: Settings, pool_uuid: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._pool = pool_uuid

    @property
    def range(self) -> Range:
        """The stretch of time that was chosen last."""
        return range_called(self._kept.get(_RANGE))

    def keep_range(self, chosen: Range) -> None:
        self._write(_RANGE, chosen.key)

    def charts(self, cls: str, uuid: str) -> list[ChartSpec]:
        """The charts to show for an object."""
        kept = self._kept
        for key in (f"{cls}/{uuid}", cls):
            if key in kept:
                return from_settings(kept[key])
        return list(DEFAULTS.get(cls, ()))

    def is_own(self, cls: str, uuid: str) -> bool:
        """Whether an object has charts of its own."""
        return f"{cls}/{uuid}" in self._kept

    def is_usual(self, cls: str, uuid: str) -> bool:
        """Whether nothing was ever changed for an object or its class."""
        return not self.is_own(cls, uuid) and cls not in self._kept

    def keep(self, cls: str, uuid: str, charts: Sequence[ChartSpec]) -> None:
        """These are the charts of one object from now on."""
        self._write(f"{cls}/{uuid}", to_settings(charts))
        self.changed.emit(cls)

    def keep_for_class(self, cls: str, uuid: str) -> None:
        """The charts of this object are those of all of its class that have none of their own."""
        charts = self.charts(cls, uuid)
        self._write(f"{cls}/{uuid}", None)
        self._write(cls, to_settings(charts))
        self.changed.emit(cls)

    def restore(self, cls: str, uuid: str) -> None:
        """The usual charts again, for the object and its class."""
        self._write(f"{cls}/{uuid}", None)
        self._write(cls, None)
        self.changed.emit(cls)

    @property
    def _kept(self) -> dict[str, Value]:
        return self._settings.charts(self._pool)

    def _write(self, key: str, value: Value) -> None:
        kept = self._kept
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = value
        self._settings.set_charts(self._pool, kept)
