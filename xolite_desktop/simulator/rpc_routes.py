# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The paths on which calls are made: /jsonrpc, and XML-RPC everywhere else."""

from __future__ import annotations

from xolite_desktop.simulator import jsonrpc, xmlrpc
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.http import HttpError, Request, Response, Sim, route
from xolite_desktop.simulator.replies import EventBatch, Records
from xolite_desktop.simulator.rpc import Result

_CORS = [("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "X-Requested-With")]
_JOIN_BYTES = 512 * 1024
_ASKED_THUMBPRINT = "x-xenapi-request-host-certificate-thumbprint"
_THUMBPRINT = "x-xenapi-response-host-certificate-thumbprint"


@route("POST", "/jsonrpc")
async def json_call(request: Request, sim: Sim) -> Response:
    try:
        call = jsonrpc.decode_call(request.body)
    except jsonrpc.MalformedJson as malformed:
        raise HttpError(500, str(malformed)) from None
    sim.counts.note(call.method, call.params)
    try:
        result = await sim.call(call.method, call.params)
        body = await _json_body(call, result)
    except Failure as failure:
        body = [_utf8(jsonrpc.encode_failure(call, failure.description))]
    return Response(headers=_headers(request, sim, "application/json"), body=_truncated(sim, body))


async def _json_body(call: jsonrpc.JsonCall, result: Result) -> list[bytes]:
    before, after = jsonrpc.envelope(call)
    if not isinstance(result.value, (Records, EventBatch)):
        return [_utf8(f"{before}{jsonrpc.encode_value(result.value)}{after}")]
    chunks: list[bytes] = []
    texts = [before]
    size = 0
    async for piece in result.value.pieces():
        texts.append(piece)
        size += len(piece)
        if size > _JOIN_BYTES:
            chunks.append(_utf8("".join(texts)))
            texts, size = [], 0
    texts.append(after)
    chunks.append(_utf8("".join(texts)))
    return chunks


def _utf8(text: str) -> bytes:
    """Half a surrogate pair goes out as the JSON escape that it came in as."""
    return text.encode(errors="backslashreplace")


@route("POST", "/")
async def xml_call(request: Request, sim: Sim) -> Response:
    """XML-RPC, on / and /RPC2, and on every path that nobody else wants."""
    try:
        method, params = xmlrpc.decode_call(request.body)
    except xmlrpc.MalformedXml as malformed:
        raise HttpError(500, str(malformed)) from None
    try:
        result = await sim.call(method, params)
        value = result.value.value() if isinstance(result.value, (Records, EventBatch)) else result.value
        encode = xmlrpc.encode_bare if result.bare else xmlrpc.encode_success
        text = encode(result.kind, value)
    except Failure as failure:
        text = xmlrpc.encode_failure(failure.description)
    return Response(headers=_headers(request, sim, "text/xml"), body=text.encode(errors="replace"))


@route("OPTIONS", "/jsonrpc")
@route("OPTIONS", "/json")
async def preflight(request: Request, sim: Sim) -> Response:
    asked = request.headers.get("access-control-request-headers", "")
    allowed = f"{asked}, X-Requested-With" if asked else "X-Requested-With"
    return Response(
        headers=[
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Headers", allowed),
            ("Access-Control-Allow-Methods", "PUT"),
        ]
    )


def _headers(request: Request, sim: Sim, content_type: str) -> list[tuple[str, str]]:
    headers = [("content-type", content_type), *_CORS]
    if _ASKED_THUMBPRINT in request.headers and sim.faults.coordinator_thumbprint:
        headers.append((_THUMBPRINT, sim.faults.coordinator_thumbprint))
    return headers


def _truncated(sim: Sim, body: list[bytes]) -> list[bytes]:
    if sim.faults.truncated <= 0:
        return body
    sim.faults.truncated -= 1
    whole = b"".join(body)
    return [whole[: len(whole) // 2]]
