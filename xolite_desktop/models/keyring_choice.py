# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which keyring of the system is used: one of four that keep secrets from others, or none at all.

The package `keyring` takes whatever is installed, a plain text file included, and loads it through entry points. Here
only the four below are ever loaded. What a person configured for `keyring` is read, not obeyed: naming one of ours
chooses it, naming anything else (`keyring --disable` does) means that nothing is kept.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from xolite_desktop.models.wording import later, tr

ENVIRONMENT: Final = "PYTHON_KEYRING_BACKEND"
CONFIGURATION: Final = "keyringrc.cfg"
_CHAINER: Final = "keyring.backends.chainer.ChainerBackend"
"""Asks one keyring after the other: as good as having chosen none of them."""


class Backend(Protocol):
    """What `keyring` promises of each backend. Every call may take as long as a person needs to unlock it."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyringFailure(Exception):
    """The keyring did not do what it was asked; the text is a sentence for a person, and never holds what it keeps."""


@dataclass(frozen=True)
class Known:
    """A backend that is trusted: where it is, and what people call it."""

    module: str
    name: str
    title: str

    @property
    def path(self) -> str:
        return f"{self.module}.{self.name}"


KNOWN: Final = (
    Known("keyring.backends.SecretService", "Keyring", later("the Secret Service")),
    Known("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
    Known("keyring.backends.macOS", "Keyring", later("the macOS Keychain")),
    Known("keyring.backends.Windows", "WinVaultKeyring", later("the Windows Credential Locker")),
)


@dataclass(frozen=True)
class Chosen:
    """A backend that can be used now. `title` goes into a sentence: "the macOS Keychain"."""

    title: str
    backend: Backend


def choose_backend(known: Sequence[Known] = KNOWN) -> Chosen:
    """The best of the known backends that works here. Raises KeyringFailure with the reason if none does.

    Not for the main thread: importing takes 50 ms and more, and asking D-Bus as long as D-Bus takes.
    """
    wanted = _configured()
    if wanted and wanted != _CHAINER:
        known = [each for each in known if each.path == wanted]
        if not known:
            raise KeyringFailure(
                tr("The configured keyring, {wanted}, is not one that keeps secrets safe.").format(
                    wanted=wanted
                )
            )
    found = [(priority, each, cls) for each in known if (cls := _load(each)) and (priority := _priority(cls))]
    if not found:
        raise KeyringFailure(tr("This system offers no keyring that is running and safe."))
    _, best, cls = max(found, key=lambda entry: entry[0])
    try:
        return Chosen(tr(best.title), cls())
    except Exception as error:  # noqa: BLE001  # whatever a desktop's service raises: it cannot be used
        raise KeyringFailure(
            tr("{keyring} cannot be used ({error}).").format(
                keyring=_capital(tr(best.title)), error=type(error).__name__
            )
        ) from None


def _load(known: Known) -> type[Backend] | None:
    try:
        found: type[Backend] = getattr(import_module(known.module), known.name)
    except Exception:  # noqa: BLE001  # a package for another system may fail in any way
        return None
    return found


def _priority(cls: type[Backend]) -> float:
    """How much `keyring` recommends it here; 0 if it does not work."""
    try:
        return float(cls.priority)  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001  # this is how a backend says no, and D-Bus has errors of its own
        return 0.0


def _configured() -> str:
    """The backend a person named for `keyring`, or nothing."""
    if named := os.environ.get(ENVIRONMENT, "").strip():
        return named
    from keyring.util import platform_

    parser = configparser.RawConfigParser()
    try:
        parser.read(Path(platform_.config_root()) / CONFIGURATION, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return "unreadable"
    return parser.get("backend", "default-keyring", fallback="").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
