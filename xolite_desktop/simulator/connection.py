# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One client connection: request after request, until one side has enough or a route takes it over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import SupportsIndex

from xolite_desktop.simulator.http import (
    HttpError,
    Request,
    Response,
    Sim,
    error_page,
    find_route,
    find_takeover,
    read_body,
    read_head,
    send,
)
from xolite_desktop.simulator.spoiling import ANSWERED, FINISHED, spoil

_METHODS = ("GET", "POST", "PUT", "OPTIONS", "CONNECT")


class CountingReader(asyncio.StreamReader):
    """Counts the application bytes of its connection into `sim.counts`."""

    def count_into(self, numbers: list[int]) -> None:
        self._numbers = numbers
        self._index = len(numbers)
        numbers.append(0)

    def feed_data(self, data: Iterable[SupportsIndex]) -> None:
        assert isinstance(data, (bytes, bytearray, memoryview))
        self._numbers[self._index] += len(data)
        super().feed_data(data)


async def serve(
    sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head_timeout_s: float
) -> None:
    """Answer requests until the connection ends. Only the first head has a deadline, as on a host."""
    timeout: float | None = head_timeout_s
    while True:
        request = None
        try:
            request = await _head(reader, timeout)
            if request is None:
                return
            taken = find_takeover(request)
            if taken is not None:
                await taken(request, sim, reader, writer)
                return
            response = await _answer(sim, request, reader, writer)
        except HttpError as error:
            response = error_page(error)
        if response is FINISHED:
            return
        if response is ANSWERED:
            timeout = None
            continue
        if sim.faults.unanswered > 0:
            sim.faults.unanswered -= 1
            return
        keep_alive = request is not None and request.keeps_alive and not response.close
        asked = request.http_version if request is not None else "1.1"
        await send(writer, response, keep_alive=keep_alive, asked=asked)
        if not keep_alive:
            return
        timeout = None


async def _head(reader: asyncio.StreamReader, timeout_s: float | None) -> Request | None:
    """The next head. What times out later has nothing to do with the client's patience, and is no 408."""
    try:
        async with asyncio.timeout(timeout_s):
            return await read_head(reader)
    except TimeoutError:
        raise HttpError(408) from None


async def _answer(
    sim: Sim, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> Response:
    if request.method not in _METHODS:
        raise HttpError(501, f"Unknown {request.method}")
    found = find_route(request)
    if found is None:
        raise HttpError(403)
    request = replace(request, body=await read_body(reader, request))
    sim.counts.cookies += bool(request.cookies)
    fault = sim.faults.next_for(sim, request.body) if sim.faults.injected else None
    if fault is not None:
        return await spoil(*fault, found, request, sim, reader, writer)
    return await found(request, sim)
