# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a host gives as a file: its status report, its logs, a backup of itself. And where it goes."""

from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from xolite_desktop.xapi.file_names import file_name
from xolite_desktop.xapi.plans.export_vm import LOOKED_AT, Folder, folder_problems
from xolite_desktop.xapi.plans.problem import Problem

_LONGEST: Final = 256 << 10
MOST: Final = 500


@unique
class Privacy(StrEnum):
    """Whether an entry says something about people, as hosts tell it."""

    NO = "no"
    MAYBE = "maybe"
    IF_CUSTOMIZED = "if_customized"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a status report. Sizes in bytes, -1 where the host does not know."""

    key: str
    most_bytes: int = -1
    privacy: Privacy = Privacy.MAYBE
    is_default: bool = True


def parse_entries(text: str) -> tuple[Entry, ...]:
    """The entries that a host can give, in the order of their keys. Raises `ValueError` if it is no XML of them."""
    if len(text) > _LONGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("no list of entries")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  no entities can be declared in it
    except (ElementTree.ParseError, RecursionError) as error:
        raise ValueError(f"no XML: {error}") from error
    found = {entry.key: entry for element in root.iter("capability") if (entry := _entry(element)).key}
    return tuple(found[key] for key in sorted(found)[:MOST])


def _entry(element: ElementTree.Element) -> Entry:
    privacy = element.get("pii", "")
    return Entry(
        element.get("key", ""),
        _number(element.get("max-size", "")),
        Privacy(privacy) if privacy in set(Privacy) else Privacy.MAYBE,
        element.get("default-checked", "yes") == "yes",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else -1


@unique
class HostFile(StrEnum):
    """Which of them; also how their files are called."""

    STATUS = "status"
    LOGS = "logs"
    BACKUP = "backup"


SUFFIXES: Final = {HostFile.STATUS: ".tar.bz2", HostFile.LOGS: ".tar.gz", HostFile.BACKUP: ".xbk"}


@dataclass(frozen=True, slots=True)
class SaveHostFile:
    """Files of hosts go into a folder, each called after its host and the `stamp`, which is a moment in digits. `entries`
    are those of a status report: empty for all."""

    kind: HostFile
    folder: Path | None
    stamp: str = ""
    entries: tuple[str, ...] = ()
    needs_entries: bool = False

    def path(self, host_name: str) -> Path:
        """Where the file of one host goes. Raises `ValueError` without a folder."""
        if self.folder is None:
            raise ValueError("no folder")
        suffix = f"-{self.stamp}{SUFFIXES[self.kind]}"
        return self.folder / file_name(f"{self.kind.value}-{host_name}", suffix)

    def problems(self, seen: Folder | None) -> list[Problem]:
        """A folder that can be written to, and something to write. `seen` is the folder, None while it is looked at."""
        if self.folder is None:
            return [Problem("folder", "FIELD_MISSING")]
        if seen is None:
            return [Problem("folder", LOOKED_AT)]
        found = list(folder_problems(seen, 0, "folder"))
        if found:
            return found
        return [Problem("entries", "ENTRY_MISSING")] if self.needs_entries and not self.entries else []
