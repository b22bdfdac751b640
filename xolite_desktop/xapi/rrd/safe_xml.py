# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XML from a host, read so that it can do no harm: no document type, no entities, little depth, short texts."""

from collections.abc import Callable
from typing import Final, Protocol
from xml.parsers import expat

from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import Malformed

MAX_DEPTH: Final = 8
OnAttribute = Callable[[str, str, str], None]

MAX_TEXT: Final = 1_024
"""Characters in one element: the longest are the names of data sources."""
_PIECE_BYTES: Final = 4 << 10
"""Reading this much takes about two milliseconds."""
_MAX_UNREAD_BYTES: Final = 64 << 10
"""A tag or comment longer than this is looked at from its beginning with each piece, which would take for ever."""


class Sink(Protocol):
    """Hears of the elements in their order. `parent` is the name of the element around, "" for the outermost."""

    def opened(self, tag: str, parent: str) -> None: ...

    def closed(self, tag: str, parent: str, text: str) -> None:
        """`text` is what stands in the element itself."""


class _Elements:
    """Between expat and a sink: depth, and texts put together."""

    def __init__(self, sink: Sink, on_attribute: OnAttribute | None, most_text: int, most_depth: int) -> None:
        self._sink = sink
        self._most_text = most_text
        self._most_depth = most_depth
        self._on_attribute = on_attribute
        self._stack = [""]
        self._text = ""

    def start(self, tag: str, attributes: list[str]) -> None:
        if len(self._stack) > self._most_depth:
            raise Malformed("nested too deeply")
        self._sink.opened(tag, self._stack[-1])
        for name, value in zip(attributes[::2], attributes[1::2], strict=True) if self._on_attribute else ():
            self._on_attribute(tag, name, value[:MAX_TEXT])  # type: ignore[misc]
        self._stack.append(tag)
        self._text = ""

    def end(self, tag: str) -> None:
        self._stack.pop()
        self._sink.closed(tag, self._stack[-1], self._text)
        self._text = ""

    def text(self, text: str) -> None:
        self._text += text
        if len(self._text) > self._most_text:
            raise Malformed(f"a text of more than {self._most_text} characters")


def read_xml(
    body: bytes,
    sink: Sink,
    on_attribute: OnAttribute | None = None,
    *,
    most_text: int = MAX_TEXT,
    most_depth: int = MAX_DEPTH,
) -> Steps[None]:
    """Feed a whole document to a sink. `on_attribute` hears (tag, name, value) after the tag was opened. An element holds
    at most so many characters, and is in at most so many others.

    Raises `Malformed`, and whatever the sink raises.
    """
    parser = expat.ParserCreate("utf-8")
    elements = _Elements(sink, on_attribute, most_text, most_depth)
    parser.ordered_attributes = True
    parser.StartElementHandler = elements.start
    parser.EndElementHandler = elements.end
    parser.CharacterDataHandler = elements.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_entity
    try:
        for start in range(0, len(body), _PIECE_BYTES):
            yield
            piece = body[start : start + _PIECE_BYTES]
            parser.Parse(piece, False)
            if start + len(piece) - parser.CurrentByteIndex > _MAX_UNREAD_BYTES:
                raise Malformed("a tag without an end")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Malformed(f"no XML: {error}") from error


def _refuse_doctype(*_: object) -> None:
    raise Malformed("XML with a document type")


def _refuse_entity(*_: object) -> None:
    raise Malformed("XML with entities of its own")
