# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whether there is a newer release of this program: asked once a day, and only by those who want to know."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop import __version__
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.settings import Settings
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.newest_release import is_newer, newest_release

log = logging.getLogger(__name__)

WANTED: Final = "updates.check"
_ASKED_ON, _NEWEST = "updates.asked_on", "updates.newest"
AFTER_START_MS: Final = 30_000
AGAIN_MS: Final = 6 * 3_600_000


class UpdateCheck(QObject):
    """One for each program. `newest` is a version newer than this one, or nothing. Signals: `changed()` when that did.

    What does not work is logged and asked again the next day; nobody is bothered with it.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        ask: Callable[[], Coroutine[Any, Any, str]] = newest_release,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        self._today = today
        self._bridge = Bridge(self)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        settings.changed.connect(self._on_setting_changed)

    @property
    def newest(self) -> str:
        """The newer release, if one is known and wanted."""
        version = self._settings.text(_NEWEST)
        return version if self._settings.flag(WANTED) and is_newer(version, __version__) else ""

    def begin(self) -> None:
        """The program has started: look in a while, and now and then."""
        QTimer.singleShot(AFTER_START_MS, self, self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask, if that is wanted and was not done today."""
        today = self._today().isoformat()
        if not self._settings.flag(WANTED) or self._settings.text(_ASKED_ON) == today:
            return
        self._settings.set_value(_ASKED_ON, today)
        self._bridge.start(
            self._ask(), name="update check", on_result=self._on_answer, on_error=self._on_error
        )

    async def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        await self._bridge.close()

    def _on_answer(self, version: str) -> None:
        self._settings.set_value(_NEWEST, version)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, XapiError):
            raise error
        log.info("the newest release is not known: %s", error)

    def _on_setting_changed(self, key: str) -> None:
        if key == WANTED:
            self.look()
        if key in (WANTED, _NEWEST):
            self.changed.emit()
