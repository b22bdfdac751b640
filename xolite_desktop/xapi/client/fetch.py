# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the parts of a client that are no calls of the API ask of the network."""

from typing import Protocol

from xolite_desktop.xapi.net.endpoint import Endpoint


class Fetch(Protocol):
    """GET from one host of the pool, signed in by a cookie, over its pinned certificate; redirects are not followed.

    `target` is path and query. Gives the body of a 200 answer, of whatever type. Raises `Unreachable`, `Timeout` after
    `timeout_s` in all, `TlsRefused` (or below), `Closed`, and `ProtocolError` for another status or a body of more
    than `max_bytes`.
    """

    async def __call__(
        self, endpoint: Endpoint, target: str, *, accept: str, doing: str, timeout_s: float, max_bytes: int
    ) -> bytes: ...


class Call(Protocol):
    """One call of the API, as `Client.call`."""

    async def __call__(self, method: str, *params: object) -> object: ...
