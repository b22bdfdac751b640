# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON-RPC 1.0 and 2.0 as XAPI speaks them: calls to Python, results to text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class MalformedJson(Exception):
    """The body is no JSON-RPC call; the text is the OCaml exception that a host prints."""


@dataclass(frozen=True)
class JsonCall:
    """One request. `is_v2` decides the shape of the answer."""

    method: str
    params: list[Any]
    id: int | str
    is_v2: bool


def decode_call(body: bytes) -> JsonCall:
    """The call in this body."""
    raw = _parse(body)
    if not isinstance(raw, dict):
        raise _malformed("Invalid request body")
    if raw.get("jsonrpc", "2.0") != "2.0":
        raise _malformed("Invalid field 'jsonrpc' in request body")
    if "method" not in raw:
        raise _malformed("Required field method is missing")
    if not isinstance(raw["method"], str):
        raise _malformed("Invalid field 'method' in request body")
    identity = raw.get("id")
    if not isinstance(identity, (int, str)) or isinstance(identity, bool):
        raise _malformed("Invalid field 'id' in request body")
    params = raw.get("params", [])
    # Named parameters are not understood: the whole object counts as one parameter.
    return JsonCall(
        raw["method"], params if isinstance(params, list) else [params], identity, "jsonrpc" in raw
    )


def _parse(body: bytes) -> Any:
    if not body.strip():
        raise MalformedJson('Yojson__Common.Json_error("Blank input data")')
    try:
        return json.loads(body)
    except UnicodeDecodeError:
        raise MalformedJson('Yojson__Common.Json_error("Invalid UTF-8")') from None
    except json.JSONDecodeError as error:
        where = f"Line {error.lineno}, bytes {error.colno - 1}-{len(body)}"
        raise MalformedJson(f'Yojson__Common.Json_error("{where}:\\n{error.msg}")') from None


def _malformed(reason: str) -> MalformedJson:
    return MalformedJson(f'Jsonrpc.Malformed_method_request("{reason}")')


def envelope(call: JsonCall) -> tuple[str, str]:
    """What comes before and after the text of a result."""
    identity = json.dumps(call.id)
    if call.is_v2:
        return '{"jsonrpc":"2.0","result":', f',"id":{identity}}}'
    return '{"result":', f',"error":null,"id":{identity}}}'


def encode_value(value: Any) -> str:
    """A result as JSON; void is an empty string, NaN and Infinity are printed bare."""
    return _dump("" if value is None else value)


def encode_failure(call: JsonCall, description: list[str]) -> str:
    """A whole error response: code and parameters, in the shape of the call's version."""
    if call.is_v2:
        error = {"code": 1, "message": description[0], "data": description[1:]}
        return _dump({"jsonrpc": "2.0", "error": error, "id": call.id})
    return _dump({"result": None, "error": description, "id": call.id})
