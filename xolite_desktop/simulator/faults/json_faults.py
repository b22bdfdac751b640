# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers whose JSON is broken, odd, or says something else than an answer should."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.faults.fault import Asked, Fault, OnText

Change = Callable[[bytes, Asked], bytes]

_DEEP = 100_000
_HUGE = 2 << 20


def _always(text: str | bytes) -> Change:
    whole = text.encode() if isinstance(text, str) else text
    return lambda body, asked: whole


def _envelope(members: str) -> Change:
    """An envelope with these members; ID in them is the call's."""
    return lambda body, asked: b"{" + members.replace("ID", json.dumps(asked.id)).encode() + b"}"


def _result(text: str) -> Change:
    """A well-formed answer with this result."""
    return _envelope(f'"jsonrpc":"2.0","result":{text},"id":ID')


def _error(text: str) -> Change:
    """A well-formed answer with this error."""
    return _envelope(f'"jsonrpc":"2.0","error":{text},"id":ID')


def _replaced(old: bytes, new: bytes) -> Change:
    return lambda body, asked: body.replace(old, new)


def _half(body: bytes, asked: Asked) -> bytes:
    return body[: len(body) // 2]


def _doubled_result(body: bytes, asked: Asked) -> bytes:
    return b'{"result":17,' + body[1:]


def _beside(value: str) -> Change:
    """A further member beside the result."""
    return lambda body, asked: body[:-1] + b',"further":' + value.encode() + b"}"


def _telling(body: bytes, asked: Asked) -> bytes:
    """An error that repeats what it was given: the session, and at a sign-in the password."""
    words = [str(param) for param in asked.params[:2]]
    error = {"code": 1, "message": "INTERNAL_ERROR", "data": [f"Db_exn({', '.join(words)})", *words]}
    return json.dumps({"jsonrpc": "2.0", "error": error, "id": asked.id}).encode()


def _old(body: bytes, asked: Asked) -> bytes:
    """The envelope of JSON-RPC 1.0."""
    reply: dict[str, Any] = json.loads(body)
    error = reply.get("error")
    described = [error["message"], *error["data"]] if isinstance(error, dict) else error
    return json.dumps({"result": reply.get("result"), "error": described, "id": asked.id}).encode()


def _fault(name: str, says: str, change: Change, harmless: bool = False) -> Fault:
    return Fault(f"json_{name}", says, OnText(change), harmless=harmless)


_TEXTS = (
    _fault("empty", "Nothing.", _always("")),
    _fault("blank", "Blanks.", _always(" \r\n\t ")),
    _fault("truncated", "Half of it.", _half),
    _fault("null", "null.", _always("null")),
    _fault("true", "true.", _always("true")),
    _fault("number", "A number.", _always("17")),
    _fault("string", "A string.", _always('"OK"')),
    _fault("array", "An array.", _always("[]")),
    _fault("object", "An empty object.", _always("{}")),
    _fault("html", "A page.", _always("<html><body>no</body></html>")),
    _fault("xml", "XML-RPC.", _always("<?xml version='1.0'?><methodResponse/>")),
    _fault("bom", "A byte order mark.", lambda body, asked: b"\xef\xbb\xbf" + body),
    _fault("utf16", "UTF-16.", lambda body, asked: body.decode().encode("utf-16")),
    _fault(
        "utf8_bad", "Bytes that are no UTF-8.", _replaced(b'"name_label":"', b'"name_label":"\xff\xc3\x28')
    ),
    _fault("nul", "A NUL at the end.", lambda body, asked: body + b"\x00"),
    _fault("junk_after", "Junk at the end.", lambda body, asked: body + b"junk"),
    _fault("twice", "Two answers in one.", lambda body, asked: body + body),
    _fault("single_quotes", "Single quotes.", _replaced(b'"', b"'")),
    _fault("comment", "A comment.", lambda body, asked: b"/* hello */" + body),
    _fault("comma", "A comma too many.", lambda body, asked: body[:-1] + b",}"),
    _fault("blanks_around", "Blanks around it.", lambda body, asked: b" \n" + body + b"\r\n ", harmless=True),
    _fault("deep_array", "Arrays nested deeply.", _always("[" * _DEEP + "]" * _DEEP)),
    _fault("deep_open", "Arrays without an end.", _always("[" * _DEEP)),
    _fault("deep_object", "Objects nested deeply.", _always('{"result":' * _DEEP + "1" + "}" * _DEEP)),
    _fault("deep_result", "A result nested deeply.", _result("[" * _DEEP + "]" * _DEEP)),
    _fault("deep_error", "An error nested deeply.", _error("[" * _DEEP + "]" * _DEEP)),
    _fault("deep_beside", "Something nested deeply beside it.", _beside("[" * _DEEP + "]" * _DEEP)),
)

_VALUES = (
    _fault("int_huge", "A result of 5,000 digits.", _result("9" * 5000)),
    _fault("int_huge_beside", "5,000 digits beside it.", _beside("9" * 5000)),
    _fault("float_huge", "1e999.", _result("1e999")),
    _fault("float_huge_beside", "1e999 beside it.", _beside("1e999")),
    _fault("nan", "A bare NaN as result.", _result("NaN")),
    _fault("nan_beside", "A bare NaN beside it.", _beside("NaN"), harmless=True),
    _fault("infinity_beside", "A bare -Infinity beside it.", _beside("-Infinity"), harmless=True),
    _fault("surrogate", "Half a surrogate pair.", _result('"\\ud800"')),
    _fault("surrogate_beside", "Half a surrogate pair beside it.", _beside('"\\udfff"'), harmless=True),
    _fault("key_twice", "A key twice.", _beside('{"a":1,"a":2}'), harmless=True),
    _fault("result_twice", "Two results, the right one last.", _doubled_result),
    _fault("result_null", "null as result.", _result("null")),
    _fault("result_empty", "An empty text as result.", _result('""')),
    _fault("result_text", "A text as result.", _result('"text"')),
    _fault("result_number", "A number as result.", _result("3.5")),
    _fault("result_true", "true as result.", _result("true")),
    _fault("result_array", "An array as result.", _result("[1,null,[]]")),
    _fault("result_object", "An object as result.", _result('{"a":null}')),
    _fault("text_huge", "A text of megabytes as result.", _result('"' + "x" * _HUGE + '"')),
    _fault("key_huge", "A key of megabytes.", _beside('{"' + "k" * _HUGE + '":1}'), harmless=True),
    _fault(
        "keys_many",
        "Very many keys.",
        _beside("{" + ",".join(f'"{number}":1' for number in range(100_000)) + "}"),
        harmless=True,
    ),
)

_ENVELOPES = (
    _fault("id_wrong", "Another id.", lambda body, asked: _with_id(body, 99)),
    _fault("id_null", "null as id.", lambda body, asked: _with_id(body, None)),
    _fault("id_text", "A text as id.", lambda body, asked: _with_id(body, "x")),
    _fault("version", "Version 3.0.", _replaced(b'"jsonrpc":"2.0"', b'"jsonrpc":"3.0"'), harmless=True),
    _fault("old", "The envelope of 1.0.", _old, harmless=True),
    _fault("result_missing", "Neither result nor error.", _envelope('"jsonrpc":"2.0","id":ID')),
    _fault("both", "Result and error.", _envelope('"result":"","error":["INTERNAL_ERROR","both"],"id":ID')),
    _fault("both_null", "Both null.", _envelope('"result":null,"error":null,"id":ID')),
    _fault("result_capital", "Result in capitals.", _replaced(b'"result":', b'"Result":')),
)

_LONG = json.dumps("why? " * 40_000)
_HOSTILE = json.dumps('<img src="file:///etc/passwd">\x1b]0;x\x07\u202e\u2066%s%n\r\n')

_ERRORS = (
    _fault("error_old", "The error of 1.0.", _error('["INTERNAL_ERROR","why"]')),
    _fault(
        "error_booting",
        "Before dispatch.",
        _always('{"jsonrpc":"2.0","error":["HOST_STILL_BOOTING"],"id":0}'),
    ),
    _fault("error_no_code", "No code.", _error('{"code":1,"data":["a"]}')),
    _fault("error_code_number", "A number as code.", _error('{"code":1,"message":7,"data":[]}')),
    _fault("error_code_null", "null as code.", _error('{"code":1,"message":null,"data":null}')),
    _fault("error_code_empty", "An empty code.", _error('{"code":1,"message":"","data":[]}')),
    _fault("error_code_long", "A code of 200 kB.", _error(f'{{"code":1,"message":{_LONG},"data":[]}}')),
    _fault("error_code_hostile", "A hostile code.", _error(f'{{"code":1,"message":{_HOSTILE},"data":[]}}')),
    _fault("error_data_text", "A text as data.", _error('{"message":"INTERNAL_ERROR","data":"why"}')),
    _fault(
        "error_data_odd", "Odd data.", _error('{"message":"INTERNAL_ERROR","data":[1,null,["a"],{"b":true}]}')
    ),
    _fault("error_data_long", "Data of 200 kB.", _error(f'{{"message":"INTERNAL_ERROR","data":[{_LONG}]}}')),
    _fault("error_data_many", "Data without end.", _error(f'["INTERNAL_ERROR"{",1" * 50_000}]')),
    _fault("error_data_hostile", "Hostile data.", _error(f'["INTERNAL_ERROR",{_HOSTILE}]')),
    _fault("error_empty_array", "An empty array.", _error("[]")),
    _fault("error_empty_object", "An empty object.", _error("{}")),
    _fault("error_text", "A text.", _error('"INTERNAL_ERROR"')),
    _fault("error_true", "true.", _error("true")),
    _fault("error_zero", "0.", _error("0")),
    _fault("error_false", "false.", _error("false")),
    _fault("error_unknown", "A code that nobody knows.", _error('["NEVER_HEARD_OF","a","b"]')),
    _fault("error_telling", "What it was given.", _telling),
)


def _with_id(body: bytes, identity: object) -> bytes:
    """The answer with another id, which is its last member."""
    return body[: body.rindex(b'"id":')] + b'"id":' + json.dumps(identity).encode() + b"}"


JSON_FAULTS = (*_TEXTS, *_VALUES, *_ENVELOPES, *_ERRORS)
