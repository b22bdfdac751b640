# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`event.from` as protocol.md 3.1 to 3.3 describe it, in pure Python: generations, deletions remembered for a while,
counts, and a connection that can go wrong. It shares nothing with the client and nothing with the simulator.
"""

from __future__ import annotations

import copy
import json
import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

REMEMBERED = (256, 512)
"""A class forgets its oldest deletions down to the lower number when it has more than the upper."""

UNCOUNTED = "message"
"""A class of which the server always counts none, and whose generation is the second half of a token."""

Fields = dict[str, Any]


class Cut(Exception):
    """The connection broke."""


@dataclass
class Row:
    """An object, the generation it was made in, and the one it was last changed in."""

    fields: Fields
    created: int
    modified: int


@dataclass(frozen=True)
class Weather:
    """What goes wrong with one answer; by default nothing."""

    repeated: bool = False
    """Every event comes twice."""
    shuffled: int = 0
    """A seed; 0 leaves the order as the server has it."""
    miscounted: Mapping[str, int] = field(default_factory=dict)
    """Added to the counts of classes."""
    foreign: bool = False
    """Events of classes nobody asked for, deletions of objects nobody knows, objects that could not be read."""
    cut: float | None = None
    """The share of the body after which the connection breaks."""
    piece_bytes: int = 1 << 20
    meanwhile: Callable[[ModelServer], None] | None = None
    """What happens between the listing of events and the writing of snapshots, which are then newer than the token."""
    late_counts: bool = False
    """Whether the counts are taken after that, too."""


FAIR = Weather()


class ModelServer:
    """The truth. Classes have the data model's names; only those given exist."""

    def __init__(self, classes: tuple[str, ...], remembered: tuple[int, int] = REMEMBERED) -> None:
        self.rows: dict[str, dict[str, Row]] = {cls: {} for cls in classes}
        self.generation = 10
        self.session = "OpaqueRef:session-1"
        self.skew: dict[str, int] = {}
        """How this server counts otherwise than by rows, for ever."""
        self.whole_classes_read = 0
        self._logins = 1
        self.remembered = remembered
        self._deleted: dict[str, deque[tuple[int, int, str]]] = {cls: deque() for cls in classes}
        self._flushed = self._state()

    def put(self, cls: str, ref: str, fields: Fields) -> None:
        """A new object, or other values for fields of one there is."""
        self.generation += 1
        row = self.rows[cls].get(ref)
        if row is None:
            self.rows[cls][ref] = Row(dict(fields), self.generation, self.generation)
        else:
            row.fields = row.fields | fields
            row.modified = self.generation

    def delete(self, cls: str, ref: str) -> None:
        """End an object, if there is one."""
        row = self.rows[cls].pop(ref, None)
        if row is None:
            return
        self.generation += 1
        deleted = self._deleted[cls]
        deleted.append((row.created, self.generation, ref))
        keep, limit = self.remembered
        if cls != UNCOUNTED and len(deleted) > limit:
            while len(deleted) > keep:
                deleted.popleft()

    def replace(self, cls: str, ref: str, fields: Fields) -> None:
        """Another object under the same reference."""
        self.delete(cls, ref)
        self.put(cls, ref, fields)

    def flush(self) -> None:
        """What a database restored later will look like."""
        self._flushed = self._state()

    def restart(self, *, restored: bool) -> None:
        """No session, no task and no remembered deletion survives. `restored`: back to the last flush, generation too."""
        if restored:
            self.rows, self.generation = copy.deepcopy(self._flushed)
        if "task" in self.rows:
            self.rows["task"].clear()
        self.forget_deletions()
        self.session = ""

    def forget_deletions(self) -> None:
        """As after very many deletions; of messages they cannot be found by counting, and are kept."""
        for cls, deleted in self._deleted.items():
            if cls != UNCOUNTED:
                deleted.clear()

    def login(self) -> str:
        """A new session."""
        self._logins += 1
        self.session = f"OpaqueRef:session-{self._logins}"
        return self.session

    def event_from(
        self, session: str, classes: tuple[str, ...], token: str, weather: Weather = FAIR
    ) -> Iterator[bytes]:
        """The body of an answer, in pieces. Raises `Cut` where the connection breaks."""
        body = self._body(session, classes, token, weather)
        whole = len(body) if weather.cut is None else int(len(body) * weather.cut)
        for start in range(0, whole, weather.piece_bytes):
            yield body[start : min(start + weather.piece_bytes, whole)]
        if weather.cut is not None:
            raise Cut

    def _body(self, session: str, classes: tuple[str, ...], token: str, weather: Weather) -> bytes:
        if session != self.session:
            error = {"code": 1, "message": "SESSION_INVALID", "data": [session]}
            return json.dumps({"jsonrpc": "2.0", "error": error, "id": 1}).encode()
        since, messages_since = map(int, token.split(",")) if token else (0, 0)
        listed = self._listed([cls for cls in classes if cls != UNCOUNTED], since)
        if UNCOUNTED in classes:
            listed = self._listed([UNCOUNTED], messages_since) + listed
        self.whole_classes_read += not token and len(classes) == 1
        now = f"{self.generation:020},{self.generation if UNCOUNTED in classes else 0:020}"
        counts = self._counts(weather)
        if weather.meanwhile is not None:
            weather.meanwhile(self)
            counts = self._counts(weather) if weather.late_counts else counts
        events = list(self._written(listed))
        if weather.foreign:
            events += _FOREIGN
        if weather.repeated:
            events += events
        if weather.shuffled:
            random.Random(weather.shuffled).shuffle(events)
        result = {"events": events, "valid_ref_counts": counts, "token": now}
        return json.dumps({"jsonrpc": "2.0", "result": result, "id": 1}, separators=(",", ":")).encode()

    def _listed(self, classes: list[str], since: int) -> list[tuple[str, str, str]]:
        """(operation, class, ref): what changed, what was made after `since`, then what was deleted."""
        found: dict[str, list[tuple[str, str, str]]] = {"add": [], "mod": [], "del": []}
        for cls in classes:
            rows = self.rows[cls]
            for ref, row in rows.items():
                if row.modified > since:
                    operation = "add" if row.created > since else "mod"
                    found[operation].append((operation, cls, ref))
            for created, deleted, ref in self._deleted[cls]:
                if created <= since < deleted and ref not in rows:
                    found["del"].append(("del", cls, ref))
        return [*found["add"], *found["mod"], *found["del"]]

    def _written(self, listed: list[tuple[str, str, str]]) -> Iterator[Fields]:
        for operation, cls, ref in listed:
            event = {"id": "1", "timestamp": "0.0", "class": cls.lower(), "operation": operation, "ref": ref}
            if operation == "del":
                yield event
            elif ref in self.rows[cls]:
                yield {**event, "snapshot": self.rows[cls][ref].fields}

    def _counts(self, weather: Weather) -> dict[str, int]:
        wrong = weather.miscounted
        counts = {
            cls.lower(): max(0, len(rows) + wrong.get(cls, 0) + self.skew.get(cls, 0))
            for cls, rows in self.rows.items()
        }
        return {**counts, UNCOUNTED: 0, "session": 3, "user": 1}

    def _state(self) -> tuple[dict[str, dict[str, Row]], int]:
        return copy.deepcopy((self.rows, self.generation))


_FOREIGN: list[Fields] = [
    {"id": "1", "class": "ufo", "operation": "add", "ref": "OpaqueRef:ufo", "snapshot": {"crew": [1, 2]}},
    {"id": "1", "class": "ufo", "operation": "del", "ref": "OpaqueRef:ufo"},
    {"id": "1", "class": "vm", "operation": "del", "ref": "OpaqueRef:never-seen"},
    {"id": "1", "class": "vm", "operation": "mod", "ref": "OpaqueRef:unreadable", "snapshot": None},
    {"id": "1", "class": "vm", "operation": "mod", "ref": "OpaqueRef:unreadable-2"},
]
