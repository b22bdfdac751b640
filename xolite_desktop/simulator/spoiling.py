# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Lets an injected fault have one call: in its place, on its value, on its text, or on the wire."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any, Final

from xolite_desktop.simulator.faults.fault import Asked, Exchange, Fault, Instead, OnResult, OnText, OnWire
from xolite_desktop.simulator.http import Request, Response, Route, Sim, head_bytes

# In the place of a response: a fault has written one, and the connection goes on, or is over.
ANSWERED: Final = Response()
FINISHED: Final = Response()

_JSON = [("content-type", "application/json")]


async def spoil(
    fault: Fault,
    asked: Asked,
    route: Route,
    request: Request,
    sim: Sim,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> Response:
    """The response that a fault makes of a call."""
    if isinstance(fault.act, Instead):
        sim.counts.note(asked.method, asked.params)
        return _with_body(Response(headers=_JSON), _failure(asked, fault.act.description(asked)))
    response = await _carried_out(fault, asked, route, request, sim)
    body = response.body if isinstance(response.body, bytes) else b"".join(response.body)
    match fault.act:
        case OnText(change):
            return _with_body(response, change(body, asked))
        case OnResult(change):
            return _with_body(response, _with_result(body, change, asked))
        case OnWire(write):
            head = head_bytes(response, keep_alive=True)
            goes_on = await write(Exchange(asked, head, body, reader, writer))
            return ANSWERED if goes_on else FINISHED
    raise TypeError(f"{fault.name} is no fault of a call")


async def _carried_out(fault: Fault, asked: Asked, route: Route, request: Request, sim: Sim) -> Response:
    if fault.runs:
        sim.counts.spoiled[asked.method] += not fault.harmless
        return await route(request, sim)
    sim.counts.note(asked.method, asked.params)
    body = json.dumps({"jsonrpc": "2.0", "result": "", "id": asked.id}).encode()
    return Response(headers=_JSON, body=body)


def _with_result(body: bytes, change: Any, asked: Asked) -> bytes:
    reply = json.loads(body)
    if "result" not in reply:
        return body
    reply["result"] = change(reply["result"], asked)
    return json.dumps(reply).encode()


def _failure(asked: Asked, description: list[str]) -> bytes:
    error = {"code": 1, "message": description[0], "data": description[1:]}
    return json.dumps({"jsonrpc": "2.0", "error": error, "id": asked.id}).encode()


def _with_body(response: Response, body: bytes) -> Response:
    return replace(response, body=body)
