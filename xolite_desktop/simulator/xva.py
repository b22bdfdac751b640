# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XVA archives: a tar with `ova.xml`, and disks in pieces of 1 MiB, each followed by its checksum.

Pieces of zeros are left out, but for the first and the last of a disk. An empty piece keeps the connection alive: it takes
a number, and no place. Hosts write XXH64 checksums since XCP-ng 8.1, SHA-1 ones before, and accept both.
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from xxhash import xxh64

from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import Type, load_schema
from xolite_desktop.simulator.xmlrpc import decode_value, encode

END = bytes(1024)
_SECTOR = 512
_MOST_XML = 64 << 20
_MOST_PIECE = 16 << 20
_CHECKSUMS: dict[str, Callable[[bytes], str]] = {
    ".xxhash": lambda data: xxh64(data).hexdigest().upper(),
    ".checksum": lambda data: hashlib.sha1(data, usedforsecurity=False).hexdigest(),
}

ReadExactly = Callable[[int], Awaitable[bytes]]


def member(name: str, data: bytes) -> bytes:
    """A file of the archive, padded."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), 0o400
    return entry.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % _SECTOR)


def piece(disk: str, number: int, data: bytes, kind: str = ".xxhash") -> bytes:
    """A piece of a disk, and its checksum."""
    name = f"{disk}/{number:08d}"
    return member(name, data) + member(name + kind, _CHECKSUMS[kind](data).encode())


def ova_xml(objects: list[tuple[str, str, dict[str, Any]]], version: dict[str, str]) -> bytes:
    """The text of `ova.xml` from objects: (class, id, record whose refs are ids)."""
    listed = "".join(
        "<value><struct>"
        f"<member><name>class</name><value>{cls}</value></member>"
        f"<member><name>id</name><value>{name}</value></member>"
        f"<member><name>snapshot</name>{encode(Type('record', cls), record)}</member>"
        "</struct></value>"
        for cls, name, record in objects
    )
    said = encode(Type("map", of=(Type("string"), Type("string"))), version)
    return (
        f"<value><struct><member><name>version</name>{said}</member>"
        f"<member><name>objects</name><value><array><data>{listed}</data></array></value></member>"
        "</struct></value>"
    ).encode()


def read_ova_xml(text: bytes) -> list[tuple[str, str, dict[str, Any]]]:
    """The objects of an `ova.xml`. `Failure` if it is none."""
    schema = load_schema()
    try:
        objects = decode_value(text)["objects"]
        return [
            (each["class"], each["id"], each["snapshot"])
            for each in objects
            if each["class"] in schema.classes
        ]
    except (ValueError, KeyError, TypeError):
        raise Failure("IMPORT_ERROR_GENERIC", "ova.xml cannot be read") from None


async def members(read: ReadExactly) -> AsyncIterator[tuple[str, bytes]]:
    """(name, content) of each file up to the end of the archive, checksums seen to. `Failure` as a host's import."""
    name, before = "", b""
    while True:
        header = await read(_SECTOR)
        if not header.strip(b"\0"):
            return
        try:
            entry = tarfile.TarInfo.frombuf(header, "utf-8", "replace")
        except tarfile.HeaderError:
            raise Failure("IMPORT_ERROR_PREMATURE_EOF") from None
        if entry.size > (_MOST_XML if entry.name == "ova.xml" else _MOST_PIECE):
            raise Failure("IMPORT_ERROR_UNEXPECTED_FILE", "a smaller one", entry.name)
        data = await read(entry.size)
        await read(-entry.size % _SECTOR)
        kind = next((each for each in _CHECKSUMS if entry.name == name + each), "")
        if kind:
            if data.decode("ascii", "replace") != _CHECKSUMS[kind](before):
                raise Failure("IMPORT_ERROR_SOME_CHECKSUMS_FAILED")
        else:
            name, before = entry.name, data
            yield name, data
