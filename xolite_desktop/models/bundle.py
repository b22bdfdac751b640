# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A text about this program for whoever is asked to help: versions, settings, trust, pools and the log. In English, always.

Nothing goes in that is not on a list: of settings only those of the table, of files only size and mode, of pools only what is
counted. The log was redacted when it was written. Without names, hosts and pools are numbered, and the log has our own words only.
"""

from __future__ import annotations

import locale
import os
import platform
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import qVersion

from xolite_desktop import __version__
from xolite_desktop.log import recent_lines, redact
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.settings import SETTINGS, Settings
from xolite_desktop.models.text import visible
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.net.tls import OPENSSL
from xolite_desktop.xapi.records.host import Host

PACKAGES = (
    "PySide6_Essentials",
    "qasync",
    "httpx",
    "httpcore",
    "websockets",
    "msgspec",
    "cryptography",
    "keyring",
)
ENVIRONMENT = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
"""Whose values are of a few known words or numbers, and say how windows come about."""
_SOFTWARE = ("product_brand", "product_version", "xapi_build", "build_number")
_FILES = 40


class Names:
    """Gives names as they are, or numbers in their place: the same number for the same name, all through one text."""

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self._numbers: dict[str, dict[str, int]] = {}

    def __call__(self, kind: str, name: str) -> str:
        if self.keeps:
            return visible(name)
        known = self._numbers.setdefault(kind, {})
        return f"{kind}-{known.setdefault(name, len(known) + 1)}"


@dataclass(frozen=True)
class Bundle:
    """What is to be told. `folder` is the profile's; `extra` are further parts, each a title and its lines."""

    folder: Path
    settings: Settings
    pins: Pins
    connections: Sequence[Connection] = ()
    problems: Sequence[str] = ()
    extra: Sequence[tuple[str, Sequence[str]]] = ()

    def text(self, *, with_names: bool = True) -> str:
        """All of it, whole lines, redacted once more as a whole."""
        names = Names(keeps=with_names)
        parts = (
            ("Versions", _versions()),
            ("Settings", self._settings()),
            ("Profile", self._files(names)),
            ("Trusted certificates", self._pins(names)),
            *((f"Pool {number}", _pool(each, names)) for number, each in enumerate(self.connections, 1)),
            *self.extra,
            ("Log", _log(names)),
        )
        head = [
            f"XO Lite Desktop, diagnostic bundle of {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            "It holds no password and no session. "
            + ("It names hosts and pools." if with_names else "Names and addresses are left out."),
        ]
        lines = [line for title, body in parts for line in ("", f"== {title}", *body)]
        return redact("\n".join([*head, *lines]) + "\n")

    def _settings(self) -> Iterator[str]:
        for key, setting in SETTINGS.items():
            value = self.settings.value(key)
            yield f"{key} = {value!r}" + ("" if value != setting.default else " (default)")

    def _files(self, names: Names) -> Iterator[str]:
        yield f"folder {names('folder', str(self.folder))}"
        try:
            found = sorted(self.folder.iterdir())[:_FILES]
        except OSError as error:
            yield f"cannot be listed: {error.strerror}"
            return
        for path in found:
            yield _file(path, names)
        if self.problems:
            yield f"problems at the start: {len(self.problems)}"
        if names.keeps:
            yield from self.problems

    def _pins(self, names: Names) -> Iterator[str]:
        for pin in self.pins.all():
            seen = f", last used {pin.seen:%Y-%m-%d}" if pin.seen is not None else ""
            kept = f"since {pin.since:%Y-%m-%d}" if self.pins.is_kept(pin.endpoint) else "for this run"
            yield f"{names('host', str(pin.endpoint))} SHA-256 {pin.fingerprint}, {kept}{seen}"


def _versions() -> Iterator[str]:
    yield f"XO Lite Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {OPENSSL}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}, {locale.getlocale()[0]}"
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} is not installed"
    yield from (f"{name}={os.environ[name][:40]}" for name in ENVIRONMENT if name in os.environ)


def _file(path: Path, names: Names) -> str:
    try:
        found = path.lstat()
    except OSError:
        return f"{names('file', path.name)} is gone"
    return f"{names('file', path.name)} {stat.filemode(found.st_mode)} {found.st_size} bytes"


def _pool(connection: Connection, names: Names) -> Iterator[str]:
    cache = connection.store.cache
    pool = cache.pool
    yield f"name {names('pool', pool.name_label if pool is not None else '')}"
    yield f"coordinator {names('host', str(connection.endpoint or ''))}, {connection.tls_version or 'no TLS yet'}"
    yield f"state {connection.state.name}, role {connection.permissions.role or 'everything'}"
    if connection.lag_ms is not None:
        yield f"event lag {connection.lag_ms:.0f} ms"
    if connection.last_error is not None:
        yield f"last error {connection.last_error.code}"
    yield from _hosts(cache.of(Host, "host").values())
    yield "objects " + ", ".join(f"{cls} {cache.count(cls)}" for cls in sorted(cache.classes()))


def _hosts(hosts: Iterable[Host]) -> Iterator[str]:
    """How many hosts there are of each version, the most first."""
    counts: dict[str, int] = {}
    for host in hosts:
        told = " ".join(host.software_version.get(key, "?") for key in _SOFTWARE)
        counts[visible(told)] = counts.get(visible(told), 0) + 1
    for told, number in sorted(counts.items(), key=lambda pair: -pair[1]):
        yield f"{number} host(s) {told}"


def _log(names: Names) -> Iterator[str]:
    lines = recent_lines()
    if not lines:
        yield "nothing was logged"
    for line in lines:
        yield line.text if names.keeps else line.nameless
