# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls as a Python script for the XenAPI package that every host offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xolite_desktop.models.api_calls.known_objects import KnownObject, known_objects
from xolite_desktop.models.text import visible
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations.sequence import POSITION_FIELDS, Call, DeviceAt, Entry, Made, Upload
from xolite_desktop.xapi.refs import is_null

_NARROW = 100
_HEAD = '''#!/usr/bin/env python3
"""{title}"""
import getpass

import XenAPI

HOST, USER = {host!r}, {user!r}
# For a certificate that no authority signed, and that you have compared yourself: XenAPI.Session(..., ignore_ssl=True)
session = XenAPI.Session("https://" + HOST)
session.xenapi.login_with_password(USER, getpass.getpass(), "1.0", "script")
xapi = session.xenapi
'''
_IMAGE = """# A FAT volume with these files fills {disk}; mkfs.vfat and mcopy are in dosfstools and mtools.
import pathlib, ssl, subprocess, urllib.request
files = {files}
for file, text in files.items():
    pathlib.Path(file).write_text(text.replace("{{uuid}}", uuid))
subprocess.run(["mkfs.vfat", "-n", {label!r}, "-C", "volume.img", "4096"], check=True)
subprocess.run(["mcopy", "-i", "volume.img", *files, "::"], check=True)
address = f"https://{{HOST}}/import_raw_vdi?session_id={{session._session}}&vdi={{{disk}}}&format=raw"
upload = urllib.request.Request(address, pathlib.Path("volume.img").read_bytes(), method="PUT")
urllib.request.urlopen(upload, context=ssl.create_default_context())"""


def python_script(cache: Cache, entries: Sequence[Entry], title: str, host: str, user: str) -> str:
    """All of it, ready to be run."""
    known = known_objects(cache, entries)
    lines = [_HEAD.format(title=_comment(title).replace('"', "'").replace("\\", "/"), host=host, user=user)]
    for each in known.values():
        lines.append(f"{each.variable} = xapi.{each.cls}.get_by_uuid({each.uuid!r})  # {_comment(each.name)}")
    lines.append("")
    lines += [_line(entry, known) for entry in entries]
    return "\n".join([*lines, "", "session.xenapi.session.logout()", ""])


def _line(entry: Entry, known: Mapping[str, KnownObject]) -> str:
    if isinstance(entry, Upload):
        files = dict(entry.files)
        return _IMAGE.format(disk=entry.vdi.name, files=_value(files, known), label=entry.label)
    if isinstance(entry, DeviceAt):
        devices, field = POSITION_FIELDS[entry.cls]
        return (
            f"{entry.gives} = next(each for each in xapi.VM.get_{devices}({entry.vm.name}) "
            f"if xapi.{entry.cls}.get_{field}(each) == {entry.position!r})"
        )
    return _called(entry, known)


def _called(call: Call, known: Mapping[str, KnownObject]) -> str:
    given = f"{call.gives} = " if call.gives else ""
    params = [_value(each, known) for each in call.params]
    line = f"{given}xapi.{call.method}({', '.join(params)})"
    if len(line) <= _NARROW or "\n" in line:
        return line
    broken = "".join(f"    {param},\n" for param in params)
    return f"{given}xapi.{call.method}(\n{broken})"


def _value(value: object, known: Mapping[str, KnownObject]) -> str:
    """As XML-RPC takes it: integers as text."""
    if isinstance(value, Made):
        return value.name
    if isinstance(value, bool):
        return repr(value)
    if isinstance(value, int):
        return repr(str(value))
    if isinstance(value, str):
        return known[value].variable if value in known and not is_null(value) else ascii(str(value))
    if isinstance(value, Mapping):
        pairs = [f"{str(key)!a}: {_value(each, known)}" for key, each in value.items()]
        line = f"{{{', '.join(pairs)}}}"
        return line if len(line) <= _NARROW else "{\n" + "".join(f"    {pair},\n" for pair in pairs) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each, known) for each in value)}]"
    return repr(value)


def _comment(text: str) -> str:
    """On one line, whatever is in a name."""
    return " ".join(visible(text).split())
