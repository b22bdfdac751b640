# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pins: which certificate belongs to which endpoint, because a person vouched for it. Decides, asks nobody."""

import base64
import errno
import hashlib
import json
import os
import stat
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from xolite_desktop.xapi.errors import AnyEndpoint, PresentedCertificate
from xolite_desktop.xapi.net.endpoint import Endpoint

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Pin:
    """The leaf certificate an endpoint must show, and since when.

    `der` is empty where only the fingerprint is known. `pool` is the uuid of the pool the host was seen in, empty
    if it was in none yet. `successor` is the fingerprint that the pool itself announced for this host while we
    watched: the next certificate, accepted as well until it is seen. It is never saved.
    """

    endpoint: Endpoint
    sha256: str
    der: bytes = field(repr=False)
    since: datetime
    pool: str = ""
    successor: str = ""

    @property
    def fingerprint(self) -> str:
        """The SHA-256 as pairs with colons, as hosts print it."""
        return ":".join(self.sha256[at : at + 2] for at in range(0, len(self.sha256), 2)).upper()


class Pins:
    """All pins of one profile, in one file that only its owner may read; with `path` None they live in memory.

    A file that cannot be read is set aside, not forgotten: `problem` then holds a sentence for the person, as it does
    when the file cannot be written. Several windows and processes may share the file.
    """

    def __init__(self, path: Path | None) -> None:
        self.problem: str | None = None
        self._path = path
        self._kept: dict[Endpoint, Pin] = {}
        self._for_now: dict[Endpoint, Pin] = {}
        self._read_only = False
        self._load()

    def get(self, endpoint: AnyEndpoint) -> Pin | None:
        """The pin of an endpoint; one trusted for this run only goes first."""
        place = _place(endpoint)
        return self._for_now.get(place) or self._kept.get(place)

    def trust(self, endpoint: AnyEndpoint, certificate: PresentedCertificate, pool: str = "") -> Pin:
        """Expect this certificate from now on, and save that."""
        pin = replace(_pin(endpoint, certificate), pool=pool)
        self._for_now.pop(pin.endpoint, None)
        self._load()
        self._kept[pin.endpoint] = pin
        self._save()
        return pin

    def note_pool(self, endpoint: AnyEndpoint, pool: str) -> None:
        """The host at this endpoint is of this pool: other pools cannot send anybody there with their secrets."""
        place = _place(endpoint)
        if place in self._for_now:
            self._for_now[place] = replace(self._for_now[place], pool=pool)
        pin = self._kept.get(place)
        if pin is not None and pin.pool != pool:
            self._load()
            if place in self._kept:
                self._kept[place] = replace(self._kept[place], pool=pool)
                self._save()

    def trust_once(self, endpoint: AnyEndpoint, certificate: PresentedCertificate) -> Pin:
        """Expect this certificate until the program ends."""
        pin = _pin(endpoint, certificate)
        self._for_now[pin.endpoint] = pin
        return pin

    def carry(self, former: AnyEndpoint, to: AnyEndpoint) -> None:
        """The host of one endpoint is at another now: what a person said of it there counts here, and as long."""
        place, there = _place(former), _place(to)
        if place in self._for_now:
            self._for_now[there] = replace(self._for_now[place], endpoint=there)
        elif place in self._kept:
            self._load()
            self._kept[there] = replace(self._kept[place], endpoint=there)
            self._save()

    def forget(self, endpoint: AnyEndpoint) -> None:
        """Expect nothing of an endpoint any more."""
        place = _place(endpoint)
        self._for_now.pop(place, None)
        self._load()
        if self._kept.pop(place, None) is not None:
            self._save()

    def all(self) -> tuple[Pin, ...]:
        """Every pin in force, ordered by endpoint."""
        merged = {**self._kept, **self._for_now}
        return tuple(merged[endpoint] for endpoint in sorted(merged))

    def _load(self) -> None:
        """Read the file anew: another window may have added to it."""
        if self._path is None:
            return
        try:
            text = _read_regular(self._path)
        except FileNotFoundError:
            return
        except OSError as error:
            self._read_only = True  # what cannot be read must not be overwritten
            self.problem = f"The trusted certificates in {self._path} cannot be read: {error.strerror}."
            return
        try:
            self._kept = _parsed(text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._set_aside(self._path)

    def _set_aside(self, path: Path) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        aside = path.with_name(f"{path.name}.damaged-{stamp}")
        try:
            path.rename(aside)
        except OSError as error:
            self._read_only = True
            self.problem = f"The trusted certificates in {path} are damaged: {error.strerror}."
            return
        self.problem = (
            f"The trusted certificates were damaged and are now in {aside}; each will be asked for again."
        )

    def _save(self) -> None:
        if self._path is None or self._read_only:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_private(self._path, _text(self._kept))
        except OSError as error:
            self.problem = f"The trusted certificates cannot be saved in {self._path}: {error.strerror}."


def _read_regular(path: Path) -> bytes:
    """The bytes of a file that is one: a pipe in its place would be waited for for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return path.read_bytes()


def _place(endpoint: AnyEndpoint) -> Endpoint:
    return Endpoint(endpoint.host, endpoint.port)


def _pin(endpoint: AnyEndpoint, certificate: PresentedCertificate) -> Pin:
    return Pin(
        _place(endpoint), certificate.sha256, certificate.der, datetime.now(UTC).replace(microsecond=0)
    )


def _parsed(text: bytes) -> dict[Endpoint, Pin]:
    """Every pin of the file; raises if any of it is not as we write it."""
    document = json.loads(text)
    if document["format"] != _FORMAT:
        raise ValueError("unknown format")
    pins = {}
    for place, entry in document["pins"].items():
        endpoint = Endpoint.parse(place)
        der = base64.b64decode(entry["der"], validate=True)
        since = datetime.fromisoformat(entry["since"])
        if hashlib.sha256(der).hexdigest() != entry["sha256"] or since.tzinfo is None:
            raise ValueError("an entry does not agree with itself")
        pool = entry.get("pool", "")
        if not isinstance(pool, str):
            raise ValueError("a pool is no uuid")
        pins[endpoint] = Pin(endpoint, entry["sha256"], der, since, pool)
    return pins


def _text(pins: dict[Endpoint, Pin]) -> bytes:
    entries: dict[str, Any] = {
        f"{endpoint.bracketed_host}:{endpoint.port}": {
            "sha256": pin.sha256,
            "since": pin.since.isoformat(),
            "der": base64.b64encode(pin.der).decode("ascii"),
            "pool": pin.pool,
        }
        for endpoint, pin in sorted(pins.items())
    }
    return json.dumps({"format": _FORMAT, "pins": entries}, indent=1).encode("ascii")


def _write_private(path: Path, text: bytes) -> None:
    """Replace a file as a whole or not at all, readable by its owner alone from the first byte."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
