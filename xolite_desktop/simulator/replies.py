# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Large results that are put together from the database's cached texts, in slices."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable
from typing import Any, NamedTuple, Protocol

from xolite_desktop.simulator.database import Database

_quoted = json.encoder.encode_basestring_ascii

# After this long the loop gets a turn.
_SLICE_S = 0.005


class Reply(Protocol):
    """A result that knows its own JSON text."""

    def pieces(self) -> AsyncIterator[str]:
        """The JSON text, in pieces; gives the loop a turn every few milliseconds."""

    def value(self) -> Any:
        """The result as plain containers."""


class Slices:
    """Counts time: `await turn()` lets the loop run when a slice is over."""

    def __init__(self) -> None:
        self._end = time.monotonic() + _SLICE_S

    async def turn(self) -> None:
        if time.monotonic() > self._end:
            await asyncio.sleep(0)
            self._end = time.monotonic() + _SLICE_S


class Records:
    """`get_all_records`: ref -> record."""

    def __init__(self, db: Database, cls: str, refs: Iterable[str]) -> None:
        self._db = db
        self._cls = cls
        self._refs = list(refs)

    def value(self) -> dict[str, Any]:
        records = self._db.records(self._cls)
        return {ref: records[ref] for ref in self._refs if ref in records}

    async def pieces(self) -> AsyncIterator[str]:
        slices = Slices()
        separator = "{"
        for ref in self._refs:
            if ref in self._db.records(self._cls):
                yield f"{separator}{_quoted(ref)}:{self._db.text(self._cls, ref)}"
                separator = ","
                await slices.turn()
        yield "}" if separator == "," else "{}"


class Event(NamedTuple):
    """One event of a batch. `cls` is the data model's spelling; on the wire it is lower case."""

    id: int
    cls: str
    operation: str
    ref: str

    def head(self) -> dict[str, str]:
        return {
            "id": str(self.id),
            "timestamp": "0.0",
            "class": self.cls.lower(),
            "operation": self.operation,
            "ref": self.ref,
        }


class EventBatch:
    """The reply of `event.from`. A snapshot is the record as it is when the reply is written."""

    def __init__(self, db: Database, events: list[Event], counts: dict[str, int], token: str) -> None:
        self._db = db
        self.events = events
        self.counts = counts
        self.token = token

    def value(self) -> dict[str, Any]:
        events: list[dict[str, Any]] = []
        for event in self.events:
            shown: dict[str, Any] = event.head()
            if event.operation != "del":
                if event.ref not in self._db.records(event.cls):
                    continue
                shown["snapshot"] = self._db.get(event.cls, event.ref)
            events.append(shown)
        return {"events": events, "valid_ref_counts": self.counts, "token": self.token}

    async def pieces(self) -> AsyncIterator[str]:
        slices = Slices()
        yield '{"events":['
        separator = ""
        for event in self.events:
            text = self._event_text(event)
            if text:
                yield separator + text
                separator = ","
                await slices.turn()
        tail = json.dumps({"valid_ref_counts": self.counts, "token": self.token}, separators=(",", ":"))
        yield f"],{tail[1:]}"

    def _event_text(self, event: Event) -> str:
        """Empty if the object died meanwhile."""
        # By hand: there are as many of these as there are objects in the pool.
        head = (
            f'{{"id":"{event.id}","timestamp":"0.0","class":"{event.cls.lower()}",'
            f'"operation":"{event.operation}","ref":{_quoted(event.ref)}'
        )
        if event.operation == "del":
            return f"{head}}}"
        if event.ref not in self._db.records(event.cls):
            return ""
        return f'{head},"snapshot":{self._db.text(event.cls, event.ref)}}}'
