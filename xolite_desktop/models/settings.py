# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Typed settings in one JSON file: a table of defaults, and the look of each pool's window."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.json_file import read_object, write_object
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import LANGUAGES, tr
from xolite_desktop.private_file import version_of

log = logging.getLogger(__name__)

FILE_NAME = "settings.json"
SAVE_AFTER_MS = 500
WINDOWS = "windows"
CHARTS = "charts"

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True)
class Setting:
    """A default, and the values it may have if they are few; `title` and `sentence` say what it does."""

    default: Value
    choices: tuple[Value, ...] = ()
    title: str = ""
    sentence: str = ""
    words: tuple[str, ...] = ()
    """What the choices are called, in their order."""

    def accepts(self, value: object) -> bool:
        if self.choices:
            return value in self.choices
        if isinstance(self.default, float):
            return isinstance(value, int | float) and not isinstance(value, bool)
        return type(value) is type(self.default)


SETTINGS: Mapping[str, Setting] = {
    "theme": Setting(
        "system", ("system", "light", "dark"), "Theme", "How windows look.",
        ("Theme of the system", "Light", "Dark"),
    ),
    "language": Setting(
        "system", ("system", *LANGUAGES), "Language", "Takes effect when the program starts the next time.",
        ("System language", "English", "Français"),
    ),
    "tree.show_load": Setting(
        True, (), "CPU load in the tree", "A small bar at hosts and running VMs in sight.",
    ),
    "confirm.interrupting": Setting(
        True, (), "Ask before interrupting",
        "Ask before a shutdown, reboot or suspend. What destroys data is always asked about.",
    ),
    "notify.toasts": Setting(
        True, (), "Show failures in the window", "A failed task of yours is told for a moment at the lower right.",
    ),
    "notify.desktop": Setting(
        True, (), "Notifications of the system",
        "Tell when a task of yours ended or failed while the window is not in front.",
    ),
    "console.transport": Setting(
        "wsproxy", ("wsproxy", "connect"), "Way to consoles",
        "How the next console is opened first; the other way is tried if it does not work.",
        ("WebSocket", "HTTP CONNECT"),
    ),
    "console.scale": Setting(
        "fit", ("fit", "original"), "Size of consoles", "How the next console is shown first.",
        ("Fit to the window", "Pixel for pixel"),
    ),
    "console.clipboard_to_guest": Setting(
        True, (), "Clipboard to the guest", "A console you work with is given the text you copy.",
    ),
    "console.clipboard_from_guest": Setting(
        False, (), "Clipboard from the guest", "What is copied in a guest becomes the clipboard of this computer.",
    ),
    "console.grab_shortcuts": Setting(
        False, (), "Grab system keys", "Keys such as Alt+Tab go to the console that has the keyboard.",
    ),
    "trust.system_authorities": Setting(
        False, (), "Trust the system's certificate authorities",
        "Accept a host without asking if an authority that this computer trusts vouches for it. "
        "For connections made from now on.",
    ),
    "updates.check": Setting(
        False, (), "Look for a newer version",
        "Asks the package index pypi.org once a day for the newest version of this program, and says so in the status bar. "
        "Nothing else is sent, and nothing is installed.",
    ),
    "updates.asked_on": Setting(""),
    "updates.newest": Setting(""),
}  # fmt: skip
"""Every setting. What a person may choose in the dialog is there by its group in ui/dialogs/settings.py."""


class Settings(QObject):
    """The user's settings; changes are saved half a second later and by `flush`.

    Signals: `changed(key)` after a setting got another value. `problem` is a sentence when the file could not
    be used. Keys this version does not know are kept in the file, and so is what another running program wrote there:
    only what was changed here is written over it.
    """

    changed = Signal(str)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = profile / FILE_NAME
        self._values, self.problem = read_object(self._path)
        self._version = version_of(self._path)
        self._touched: set[tuple[str, ...]] = set()
        self._save = Throttle(SAVE_AFTER_MS, self._write, self)

    def value(self, key: str) -> Value:
        """The setting, or its default if the file has none or an impossible one. Raises KeyError."""
        setting = SETTINGS[key]
        value = self._values.get(key, setting.default)
        return value if setting.accepts(value) else setting.default  # type: ignore[return-value]

    def text(self, key: str) -> str:
        return str(self.value(key))

    def flag(self, key: str) -> bool:
        return bool(self.value(key))

    def set_value(self, key: str, value: Value) -> None:
        """Raises KeyError for an unknown setting, ValueError for a value it cannot have."""
        if not SETTINGS[key].accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        if self.value(key) != value:
            self._values[key] = value
            self._touched.add((key,))
            self._save.request()
            self.changed.emit(key)

    def window(self, pool_uuid: str) -> dict[str, Value]:
        """What was kept about the window of this pool (geometry, splitters, columns…); a copy."""
        return self._of_pool(WINDOWS, pool_uuid)

    def set_window(self, pool_uuid: str, look: dict[str, Value]) -> None:
        self._set_of_pool(WINDOWS, pool_uuid, look)

    def charts(self, pool_uuid: str) -> dict[str, Value]:
        """Which charts a person made for the objects of this pool; a copy."""
        return self._of_pool(CHARTS, pool_uuid)

    def set_charts(self, pool_uuid: str, charts: dict[str, Value]) -> None:
        self._set_of_pool(CHARTS, pool_uuid, charts)

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._save.flush()

    def _of_pool(self, section: str, pool_uuid: str) -> dict[str, Value]:
        return _kept_of(self._values, section, pool_uuid)

    def _set_of_pool(self, section: str, pool_uuid: str, kept: dict[str, Value]) -> None:
        pools = self._values.get(section)
        if not isinstance(pools, dict):
            pools = self._values[section] = {}
        if pools.get(pool_uuid) != kept:
            pools[pool_uuid] = kept
            self._touched.add((section, pool_uuid))
            self._save.request()

    def _write(self) -> None:
        self._take_from_others()
        try:
            self._version = write_object(self._path, self._values)
            self._touched.clear()
        except OSError as error:
            self.problem = tr("The settings could not be saved: {error}").format(error=error)
            log.error("%s", self.problem)

    def _take_from_others(self) -> None:
        """Another program has written the file since: its changes are kept, under ours."""
        if version_of(self._path) in (self._version, None):
            return
        theirs, problem = read_object(self._path)
        if problem is not None:
            return
        ours, before = self._values, {key: self.value(key) for key in SETTINGS}
        self._values = theirs
        for key, *pool in self._touched:
            if pool:
                section = theirs.setdefault(key, {})
                if isinstance(section, dict):
                    section[pool[0]] = _kept_of(ours, key, pool[0])
            else:
                theirs[key] = ours[key]
        for key, value in before.items():
            if self.value(key) != value:
                self.changed.emit(key)


def _kept_of(values: Mapping[str, object], section: str, pool_uuid: str) -> dict[str, Value]:
    pools = values.get(section)
    kept = pools.get(pool_uuid) if isinstance(pools, dict) else None
    return dict(kept) if isinstance(kept, dict) else {}
