# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON-RPC without a network: a call to bytes, bytes to a value, a `Failure` or a `ProtocolError`.

XAPI answers with three shapes of error: the object of JSON-RPC 2.0 (`code` is always 1, `message` holds XAPI's code,
`data` its parameters), the bare array of 1.0, and that array in an envelope that says 2.0 with id 0, from a host that
is still booting or in emergency mode. So the id is never insisted on. Numbers may be bare NaN and Infinity, and
integers of any size.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from xolite_desktop.xapi.errors import AnyEndpoint, Failure, ProtocolError
from xolite_desktop.xapi.loose_json import loose_value

PATH: Final = "/jsonrpc"
MAX_REQUEST_BYTES: Final = 300 << 10
"""Larger bodies are refused by the server (`http_limit_max_rpc_size`)."""
MAX_PARAMS: Final = 1000
"""Parameters of an error; XAPI knows none with more than a handful."""

_ABSENT: Final = msgspec.Raw()


class _Envelope(msgspec.Struct, gc=False):
    result: msgspec.Raw = _ABSENT
    error: msgspec.Raw = _ABSENT


class _Named(msgspec.Struct, gc=False):
    id: int | None = None
    error: msgspec.Raw = _ABSENT


_id_decoder: Final = msgspec.json.Decoder(_Named)
_envelope_decoder: Final = msgspec.json.Decoder(_Envelope)
_value_decoder: Final = msgspec.json.Decoder()
_encoder: Final = msgspec.json.Encoder()


class StrayAnswer(ProtocolError):
    """The answer to another call: whatever else comes over this connection is as little to be trusted."""


def check_id(body: bytes, method: str, call_id: int, endpoint: AnyEndpoint | None = None) -> None:
    """Raise `StrayAnswer` if an answer names another call. A host in trouble names 0, with its error."""
    try:
        named = _id_decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return  # whoever decodes the rest will say what is wrong
    expected = (None, 0, call_id) if bytes(named.error) not in (b"", b"null") else (None, call_id)
    if named.id not in expected:
        raise StrayAnswer(endpoint, method, "the answer belongs to another call")


def encode_call(method: str, params: Sequence[object], call_id: int) -> bytes:
    """The body of a call. Raises `ProtocolError` if it is larger than a server takes, or no Unicode."""
    try:
        body = _encoder.encode({"jsonrpc": "2.0", "id": call_id, "method": method, "params": params})
    except UnicodeEncodeError:
        # Half a surrogate pair, as text from elsewhere may hold; the error itself would carry the text, a password too.
        raise ProtocolError(None, method, "the text holds characters that cannot be sent") from None
    if len(body) > MAX_REQUEST_BYTES:
        raise ProtocolError(None, method, f"the call is larger than {MAX_REQUEST_BYTES} bytes")
    return body


def decode_reply(body: bytes, method: str, endpoint: AnyEndpoint | None = None) -> Any:
    """The value of an answer. Raises `Failure` for an error reply, `ProtocolError` for anything else."""
    result = _result(body, method, endpoint)
    try:
        return decode_value(result)
    except ValueError as error:
        raise ProtocolError(endpoint, method, f"the answer is no JSON: {error}") from error


def _result(body: bytes, method: str, endpoint: AnyEndpoint | None) -> bytes | msgspec.Raw:
    """The JSON text of an answer's result, not decoded yet, and not copied: it may be large."""
    try:
        result, error = _envelope(body)
    except ValueError as reason:
        raise ProtocolError(endpoint, method, f"the answer is no JSON: {reason}") from reason
    if error is not None:
        raise failure(error, method, endpoint)
    if result is None:
        raise ProtocolError(endpoint, method, "the answer has neither result nor error")
    return result


def decode_value(text: bytes | msgspec.Raw) -> Any:
    """Any JSON value, with the bare NaN and Infinity that XAPI writes. Raises `ValueError`."""
    try:
        return _value_decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return loose_value(bytes(text))


def failure(error: object, method: str, endpoint: AnyEndpoint | None) -> Failure | ProtocolError:
    """The error member of a reply, in any of its shapes."""
    words: object = error
    if isinstance(error, dict):
        parameters = error.get("data")
        words = [error.get("message"), *(parameters if isinstance(parameters, list) else [])]
    if isinstance(words, list) and words and isinstance(words[0], str) and words[0]:
        return Failure(words[0], tuple(_text(word) for word in words[1 : 1 + MAX_PARAMS]), method, endpoint)
    return ProtocolError(endpoint, method, "the answer's error has an unknown shape")


def _envelope(body: bytes) -> tuple[bytes | msgspec.Raw | None, object]:
    """The result's text and the error's value, None for what is not there."""
    result: bytes | msgspec.Raw
    try:
        reply = _envelope_decoder.decode(body)
        result, error = reply.result, bytes(reply.error)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        document = loose_value(body)  # a bare NaN somewhere in it
        if not isinstance(document, dict):
            raise ValueError("not an object") from None
        result = json.dumps(document["result"]).encode() if "result" in document else b""
        error = json.dumps(document["error"]).encode() if "error" in document else b""
    if error and error != b"null":
        return None, decode_value(error)
    return (result if memoryview(result).nbytes else None), None


def _text(word: object) -> str:
    return word if isinstance(word, str) else json.dumps(word)
