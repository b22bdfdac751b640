# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the answer to `event.from` while it comes in: records are decoded piece by piece, never 60 MB at once.

The answer is one JSON document. Its array of events is cut where one event ends and the next begins; those cuts are
safe, because the quotes in `},{"ref":` would be escaped inside a string, and no field of a record is a list of
objects. What remains at the end, the head and the last events, is again a complete answer, and is decoded with every
check. If there is nowhere to cut, that is the whole answer, so the result never depends on how it was cut.
"""

import re
from functools import cache
from typing import Any, Final, Literal

import msgspec

from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import AnyEndpoint, ProtocolError
from xolite_desktop.xapi.jsonrpc import decode_reply
from xolite_desktop.xapi.loose_json import loose_value
from xolite_desktop.xapi.names import EventOperation
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.decode import class_of_event, convert_record, decode_record
from xolite_desktop.xapi.refs import Ref

METHOD: Final = "event.from"
PIECE_BYTES: Final = 256 << 10
"""Decoding this much takes about a millisecond."""

_EVENTS_KEY = re.compile(rb'"events"\s*:\s*\[')
_LONGEST_KEY: Final = 64
_CUT = re.compile(rb'\}(\s*,\s*)(?=\{\s*"(?:id|timestamp|class|operation|ref|snapshot)"\s*:)')
_LOOK_BACK: Final = 8 << 10
"""The last cut is looked for here first: few records are larger."""
_LONGEST_HEAD: Final = 256
_FIRST_CLASS = re.compile(rb'"class"\s*:\s*"([a-z0-9_]+)"')


class EventReply(msgspec.Struct, frozen=True, gc=False):
    """What an answer says besides the events: where to go on, and how many objects of each class there are."""

    token: str = ""
    valid_ref_counts: dict[str, int] = msgspec.field(default_factory=dict)


class _Event(msgspec.Struct, gc=False):
    cls: str = msgspec.field(name="class")
    operation: str
    ref: str
    snapshot: msgspec.Raw = msgspec.Raw()


class _LooseEvent(msgspec.Struct, gc=False):
    cls: str = msgspec.field(name="class")
    operation: str
    ref: str
    snapshot: Any = None


class _Result(msgspec.Struct, gc=False):
    events: list[_Event]
    token: str
    valid_ref_counts: dict[str, int] = msgspec.field(default_factory=dict)


class _Reply(msgspec.Struct, gc=False):
    result: _Result


@cache
def _decoder_of_one_class(cls: str) -> msgspec.json.Decoder[Any]:
    """Reads events that all tell of existing objects of one class, records included, and refuses all others."""
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [
        ("cls", Literal[cls.lower()], msgspec.field(name="class")),
        ("operation", Literal[EventOperation.ADD.value, EventOperation.MOD.value]),
        ("ref", str),
        ("snapshot", CLASSES[cls]),
    ]
    event = msgspec.defstruct("_EventOfOneClass", fields, gc=False)
    return msgspec.json.Decoder(list[event])  # type: ignore[valid-type]


_reply_decoder: Final = msgspec.json.Decoder(_Reply)
_piece_decoder: Final = msgspec.json.Decoder(list[_Event])


class ReplyReader:
    """One answer. Feed it the body in any pieces, then `finish`; each gives changes in the order of the answer."""

    def __init__(self, endpoint: AnyEndpoint | None = None) -> None:
        self._endpoint = endpoint
        self._head: bytes | None = None
        self._rest = bytearray()
        self._divisible = True
        self._uncut = 0
        """So far nowhere to cut was found: no byte is looked at again and again, however long an event is."""
        self.event_count = 0
        self.byte_count = 0

    def receive_data(self, data: bytes) -> list[Change]:
        """More of the body came in; the changes that became readable with it."""
        seen = max(0, len(self._rest) - _LONGEST_KEY)
        self._rest += data
        self.byte_count += len(data)
        if self._head is None:
            found = _EVENTS_KEY.search(self._rest, seen)
            if found is None:
                return []
            self._head = bytes(self._rest[: found.end()])
            del self._rest[: found.end()]
        if len(self._rest) < PIECE_BYTES or not self._divisible:
            return []
        return self._cut_piece()

    def finish(self) -> tuple[list[Change], EventReply]:
        """The body is complete: the last changes, and the rest of the answer.

        Raises `Failure` for an error reply and `ProtocolError` for anything else that is no answer to `event.from`.
        """
        body = (self._head or b"") + bytes(self._rest)
        self._rest.clear()
        try:
            result = _reply_decoder.decode(body).result
            changes = self._changes(result.events)
        except (msgspec.DecodeError, ValueError, RecursionError):
            return self._finish_loosely(body)
        return changes, EventReply(result.token, result.valid_ref_counts)

    def _cut_piece(self) -> list[Change]:
        recent = max(self._uncut, len(self._rest) - _LOOK_BACK)
        cut = self._last_cut(recent) or self._last_cut(self._uncut)
        if cut is None:
            self._uncut = max(0, len(self._rest) - _LONGEST_KEY)
            return []
        piece = b"[" + self._rest[: cut.start(1)] + b"]"
        try:
            changes = self._changes_of_piece(piece)
        except ValueError:
            self._divisible = False
            return []
        del self._rest[: cut.end()]
        self._uncut = 0
        return changes

    def _last_cut(self, start: int) -> re.Match[bytes] | None:
        cut = None
        for found in _CUT.finditer(self._rest, start):
            cut = found
        return cut

    def _changes_of_piece(self, piece: bytes) -> list[Change]:
        changes = self._changes_of_one_class(piece)
        if changes is not None:
            return changes
        try:
            return self._changes(_piece_decoder.decode(piece))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._loose_changes(loose_value(piece))  # a bare NaN in a record

    def _changes_of_one_class(self, piece: bytes) -> list[Change] | None:
        """A load tells of one class after the other, so most pieces are of one and are decoded in one go."""
        first = _FIRST_CLASS.search(piece, 0, _LONGEST_HEAD)
        cls = class_of_event(first[1].decode("ascii")) if first else ""
        if cls not in CLASSES:
            return None
        try:
            events = _decoder_of_one_class(cls).decode(piece)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        self.event_count += len(events)
        return [Change(cls, event.ref, event.snapshot) for event in events]

    def _changes(self, events: list[_Event]) -> list[Change]:
        changes = []
        for event in events:
            cls = class_of_event(event.cls)
            if event.operation == EventOperation.DEL:
                changes.append(Change(cls, Ref(event.ref), None))
            elif _is_present(event.snapshot):
                changes.append(Change(cls, Ref(event.ref), decode_record(cls, event.snapshot)))
        self.event_count += len(events)
        return changes

    def _finish_loosely(self, body: bytes) -> tuple[list[Change], EventReply]:
        """As `finish`, for an error reply, bare NaN, or a fault that deserves a precise message."""
        result = decode_reply(body, METHOD, self._endpoint)
        try:
            changes = self._loose_changes(result["events"])
            reply = msgspec.convert(result, EventReply)
        except (ValueError, TypeError, LookupError) as error:
            raise ProtocolError(
                self._endpoint, METHOD, f"the answer has an unknown shape: {error}"
            ) from error
        if not reply.token:
            raise ProtocolError(self._endpoint, METHOD, "the answer has no token")
        return changes, reply

    def _loose_changes(self, values: Any) -> list[Change]:
        changes = []
        events = msgspec.convert(values, list[_LooseEvent])
        for event in events:
            cls = class_of_event(event.cls)
            if event.operation == EventOperation.DEL:
                changes.append(Change(cls, Ref(event.ref), None))
            elif isinstance(event.snapshot, dict):
                changes.append(Change(cls, Ref(event.ref), convert_record(cls, event.snapshot)))
        self.event_count += len(events)
        return changes


def _is_present(snapshot: msgspec.Raw) -> bool:
    """Whether an event carries a record; a missing one may be absent or null. Looks at it without copying it."""
    size = memoryview(snapshot).nbytes
    return size > 0 and not (size == 4 and bytes(snapshot) == b"null")
