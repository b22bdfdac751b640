# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The XML of an OVF descriptor as a small tree, whatever its prefixes: read so that it can do no harm."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.rrd.safe_xml import read_xml
from xolite_desktop.xapi.rrd.table import Malformed

UNREADABLE: Final = "OVF_UNREADABLE"
"""Ours: the descriptor is no XML, or XML that may do harm. Parameter: why, in the words of the parser."""
MOST_BYTES: Final = 8 << 20
_MOST_ELEMENTS: Final = 20_000
_MOST_TEXT: Final = 1 << 20  # licence agreements
_MOST_DEPTH: Final = 24  # VirtualBox puts its own description of the machine in


@dataclass
class Element:
    """One element: local names without their prefixes."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def all(self, *path: str) -> Iterator["Element"]:
        """The elements at a path of names below this one."""
        found = [child for child in self.children if child.name == path[0]]
        for child in found:
            if len(path) == 1:
                yield child
            else:
                yield from child.all(*path[1:])

    def first(self, *path: str) -> "Element | None":
        return next(self.all(*path), None)

    def said(self, *path: str) -> str:
        """The text of the first element at a path; empty without one."""
        found = self.first(*path)
        return found.text.strip() if found is not None else ""

    def below(self, name: str) -> Iterator["Element"]:
        """All elements of a name at any depth."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.below(name)


def read_elements(data: bytes) -> Element:
    """The outermost element. Raises `PackageRefused`."""
    if len(data) > MOST_BYTES:
        raise PackageRefused(UNREADABLE, f"more than {MOST_BYTES >> 20} MiB")
    tree = _Tree()
    try:
        for _ in read_xml(
            data.removeprefix(b"\xef\xbb\xbf"),
            tree,
            tree.attribute,
            most_text=_MOST_TEXT,
            most_depth=_MOST_DEPTH,
        ):
            pass
    except Malformed as malformed:
        raise PackageRefused(UNREADABLE, str(malformed)) from malformed
    if not tree.root.children:
        raise PackageRefused(UNREADABLE, "empty")
    return tree.root.children[0]


class _Tree:
    """Hears the elements in their order, and grows."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]
        self._count = 0

    def opened(self, tag: str, parent: str) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise Malformed("too many elements")
        made = Element(_local(tag))
        self._open[-1].children.append(made)
        self._open.append(made)

    def closed(self, tag: str, parent: str, text: str) -> None:
        self._open.pop().text = text

    def attribute(self, tag: str, name: str, value: str) -> None:
        self._open[-1].attributes[_local(name)] = value


def _local(name: str) -> str:
    return name.rpartition(":")[2]
