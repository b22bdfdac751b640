# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pins: which certificate belongs to which endpoint, because a person vouched for it. Decides, asks nobody."""

import base64
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from xolite_desktop.private_file import Version, read_private, version_of, write_private
from xolite_desktop.xapi.errors import AnyEndpoint, PresentedCertificate
from xolite_desktop.xapi.net.endpoint import Endpoint

_FORMAT: Final = 1
_LOOK_AGAIN_S: Final = 1.0
"""How long what another running program forgot or replaced may still count here."""
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Pin:
    """The leaf certificate an endpoint must show, and since when.

    `der` is empty where only the fingerprint is known. `pool` is the uuid of the pool the host was seen in, empty
    if it was in none yet. `successor` is the fingerprint that the pool itself announced for this host while we
    watched: the next certificate, accepted as well until it is seen. It is never saved. `seen` is when we were last
    signed in there under this pin, to the day; None if never or not known.
    """

    endpoint: Endpoint
    sha256: str
    der: bytes = field(repr=False)
    since: datetime
    pool: str = ""
    successor: str = ""
    seen: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """The SHA-256 as pairs with colons, as hosts print it."""
        return ":".join(self.sha256[at : at + 2] for at in range(0, len(self.sha256), 2)).upper()


class Pins:
    """All pins of one profile, in one file that only its owner may read; with `path` None they live in memory.

    A file that cannot be read is set aside, not forgotten: `problem` then holds a sentence for the person, as it does
    when the file cannot be written. Several windows and processes may share the file: what one of them writes counts in
    the others within a second, and nobody's change undoes another's. `listeners` are called after each change made here.
    """

    def __init__(self, path: Path | None) -> None:
        self.problem: str | None = None
        self._path = path
        self._kept: dict[Endpoint, Pin] = {}
        self._for_now: dict[Endpoint, Pin] = {}
        self._read_only = False
        self._version: Version | None = None
        self._looked_at = 0.0
        self.listeners: list[Callable[[], None]] = []
        self._load()

    def get(self, endpoint: AnyEndpoint) -> Pin | None:
        """The pin of an endpoint; one trusted for this run only goes first."""
        self._look_again()
        place = _place(endpoint)
        return self._for_now.get(place) or self._kept.get(place)

    def trust(self, endpoint: AnyEndpoint, certificate: PresentedCertificate, pool: str = "") -> Pin:
        """Expect this certificate from now on, and save that."""
        pin = replace(_pin(endpoint, certificate), pool=pool)
        self._for_now.pop(pin.endpoint, None)
        self._change(lambda kept: kept.__setitem__(pin.endpoint, pin))
        return pin

    def note_use(self, endpoint: AnyEndpoint, pool: str) -> None:
        """We are signed in at this endpoint, today, and it is of this pool: other pools cannot send anybody there."""
        place, now = _place(endpoint), _now()

        def used(pin: Pin) -> Pin:
            is_noted = pin.pool == pool and pin.seen is not None and pin.seen.date() == now.date()
            return pin if is_noted else replace(pin, pool=pool, seen=now)

        if place in self._for_now:
            self._for_now[place] = used(self._for_now[place])
        pin = self._kept.get(place)
        if pin is not None and used(pin) is not pin:
            self._change(lambda kept: kept.update({place: used(kept[place])} if place in kept else {}))

    def trust_once(self, endpoint: AnyEndpoint, certificate: PresentedCertificate) -> Pin:
        """Expect this certificate until the program ends."""
        pin = _pin(endpoint, certificate)
        self._for_now[pin.endpoint] = pin
        self._tell()
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
        self._tell()

    def forget(self, endpoint: AnyEndpoint) -> None:
        """Expect nothing of an endpoint any more."""
        place = _place(endpoint)
        was_for_now = self._for_now.pop(place, None) is not None
        self._look_again(at_once=True)
        if place in self._kept:
            self._change(lambda kept: kept.pop(place, None))
        elif was_for_now:
            self._tell()

    def is_kept(self, endpoint: AnyEndpoint) -> bool:
        """Whether the pin of an endpoint outlives this run."""
        return _place(endpoint) not in self._for_now and _place(endpoint) in self._kept

    def all(self) -> tuple[Pin, ...]:
        """Every pin in force, ordered by endpoint."""
        self._look_again()
        merged = {**self._kept, **self._for_now}
        return tuple(merged[endpoint] for endpoint in sorted(merged))

    def _change(self, change: Callable[[dict[Endpoint, Pin]], object]) -> None:
        """Change what is kept, on top of what others wrote; tried again if they do so while we write."""
        for _ in range(_TRIES):
            self._look_again(at_once=True)
            change(self._kept)
            if self._save():
                break
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()

    def _look_again(self, *, at_once: bool = False) -> None:
        """Read the file anew if another program has written it."""
        now = time.monotonic()
        if self._path is None or (now - self._looked_at < _LOOK_AGAIN_S and not at_once):
            return
        self._looked_at = now
        present = version_of(self._path)
        if present is None and self._version is not None:
            self._kept, self._version = {}, None  # taken away: whoever did that wants to be asked
        elif present != self._version:
            self._load()

    def _load(self) -> None:
        if self._path is None:
            return
        try:
            text, version = read_private(self._path)
        except FileNotFoundError:
            return
        except OSError as error:
            self._read_only = True  # what cannot be read must not be overwritten
            self.problem = f"The trusted certificates in {self._path} cannot be read: {error.strerror}."
            return
        try:
            self._kept, self._version = _parsed(text), version
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._set_aside(self._path)
        else:
            self._read_only = False

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

    def _save(self) -> bool:
        """False if somebody else has written the file meanwhile, so that the change must be made again."""
        if self._path is None or self._read_only:
            return True
        if version_of(self._path) != self._version:
            return False
        try:
            self._version = write_private(self._path, _text(self._kept))
        except OSError as error:
            self.problem = f"The trusted certificates cannot be saved in {self._path}: {error.strerror}."
        return True


def _place(endpoint: AnyEndpoint) -> Endpoint:
    return Endpoint(endpoint.host, endpoint.port)


def _pin(endpoint: AnyEndpoint, certificate: PresentedCertificate) -> Pin:
    return Pin(_place(endpoint), certificate.sha256, certificate.der, _now())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


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
        pool, seen = entry.get("pool", ""), entry.get("seen")
        if not isinstance(pool, str):
            raise ValueError("a pool is no uuid")
        pins[endpoint] = Pin(
            endpoint, entry["sha256"], der, since, pool, seen=datetime.fromisoformat(seen) if seen else None
        )
    return pins


def _text(pins: dict[Endpoint, Pin]) -> bytes:
    entries: dict[str, Any] = {
        f"{endpoint.bracketed_host}:{endpoint.port}": {
            "sha256": pin.sha256,
            "since": pin.since.isoformat(),
            "der": base64.b64encode(pin.der).decode("ascii"),
            "pool": pin.pool,
            **({"seen": pin.seen.isoformat()} if pin.seen is not None else {}),
        }
        for endpoint, pin in sorted(pins.items())
    }
    return json.dumps({"format": _FORMAT, "pins": entries}, indent=1).encode("ascii")
