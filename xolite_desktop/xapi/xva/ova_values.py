# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The XML-RPC value in `ova.xml`, within bounds: no document type, no entities, little depth, so many values and no more."""

from typing import Any, Final
from xml.parsers import expat

from xolite_desktop.xapi.errors import PackageRefused

OVA_XML_UNREADABLE: Final = "XVA_DESCRIPTION_UNREADABLE"
"""Ours: `ova.xml` is not what hosts write. Parameter: why."""
MOST_DEPTH: Final = 256
MOST_VALUES: Final = 400_000
_PIECE: Final = 64 << 10
_MOST_UNREAD: Final = 1 << 20
"""A tag longer than this would be looked at from its beginning with each piece."""


def parse_value(text: bytes) -> object:
    """Text, a list or a dict of such; numbers stay the text they are. Raises `PackageRefused`."""
    values = _Values()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = values.start
    parser.EndElementHandler = values.end
    parser.CharacterDataHandler = values.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE]
            parser.Parse(piece, False)
            if start + len(piece) - parser.CurrentByteIndex > _MOST_UNREAD:
                raise PackageRefused(OVA_XML_UNREADABLE, "a tag without an end")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise PackageRefused(OVA_XML_UNREADABLE, str(error)) from error
    return values.result


def _refuse(*_: object) -> None:
    raise PackageRefused(OVA_XML_UNREADABLE, "XML with a document type")


class _Values:
    """Makes values of elements. On the stack are the values that are open: (what it holds, the member's name)."""

    def __init__(self) -> None:
        self.result: object = ""
        self._stack: list[Any] = []
        self._names: list[str] = []
        self._depth = 0
        self._count = 0
        self._parts: list[str] = []

    def start(self, tag: str, _: object) -> None:
        self._depth += 1
        self._count += tag == "value"
        if self._depth > MOST_DEPTH or self._count > MOST_VALUES:
            raise PackageRefused(OVA_XML_UNREADABLE, "more values than a VM can have")
        if tag == "value":
            self._stack.append(None)
        elif tag == "struct" and self._stack:
            self._stack[-1] = {}
        elif tag == "array" and self._stack:
            self._stack[-1] = []
        elif tag == "member":
            self._names.append("")
        self._parts = []

    def end(self, tag: str) -> None:
        self._depth -= 1
        text = "".join(self._parts)
        if tag == "name" and self._names:
            self._names[-1] = text
        elif tag == "member" and self._names:
            self._names.pop()
        elif tag == "value":
            self._close(text)
        elif self._stack and self._stack[-1] is None and tag not in ("struct", "array", "data"):
            self._stack[-1] = text  # <string>, <boolean>, <double>…
        self._parts = []

    def text(self, text: str) -> None:
        self._parts.append(text)

    def _close(self, text: str) -> None:
        value = self._stack.pop()
        value = text if value is None else value
        if not self._stack:
            self.result = value
        elif isinstance(self._stack[-1], dict) and self._names:
            self._stack[-1][self._names[-1]] = value
        elif isinstance(self._stack[-1], list):
            self._stack[-1].append(value)
