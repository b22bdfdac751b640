# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks the public package index for the newest release of this program. Only if a person switched that on."""

import re
from typing import Final

import msgspec

from xolite_desktop.xapi.errors import ProtocolError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost

INDEX: Final = Endpoint("pypi.org")
PATH: Final = "/pypi/xolite-desktop/json"
USER_AGENT: Final = "XOLiteDesktop"
"""Not which one: the index learns no more than that somebody asked."""
DOING: Final = "asking for the newest release"
TIMEOUT_S: Final = 20.0
MOST_BYTES: Final = 4 << 20
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,4}")


class _Info(msgspec.Struct):
    version: str
    yanked: bool = False


class _Project(msgspec.Struct):
    info: _Info


async def newest_release(index: Endpoint = INDEX) -> str:
    """The version, such as "0.3.1"; empty if what is newest is no plain release or was withdrawn.

    The system's certificate authorities must vouch for the index; pins and sessions have no part in it. Raises
    `Unreachable`, `Timeout`, `TlsRefused`, `ProtocolError`.
    """
    host = HttpHost(index, None, USER_AGENT, system_store=True)
    try:
        reply = await host.get(PATH, doing=DOING, timeout_s=TIMEOUT_S, max_bytes=MOST_BYTES)
    finally:
        await host.close()
    try:
        info = msgspec.json.decode(reply.body, type=_Project).info
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProtocolError(index, DOING, "the answer is not as the index writes them") from error
    return "" if info.yanked or not _VERSION.fullmatch(info.version) else info.version


def is_newer(version: str, than: str) -> bool:
    """Whether one version comes after another, part by part; False if either is not made of numbers."""
    if not (_VERSION.fullmatch(version) and _VERSION.fullmatch(than)):
        return False
    return _parts(version) > _parts(than)


def _parts(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
