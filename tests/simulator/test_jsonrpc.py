# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON-RPC as hosts speak it."""

from __future__ import annotations

import json

import pytest

from xolite_desktop.simulator.jsonrpc import (
    JsonCall,
    MalformedJson,
    decode_call,
    encode_failure,
    encode_value,
    envelope,
)


def test_both_versions_are_understood():
    assert decode_call(b'{"jsonrpc":"2.0","method":"m","params":["s"],"id":1}') == JsonCall(
        "m", ["s"], 1, True
    )
    assert decode_call(b'{"method":"m","id":"abc"}') == JsonCall("m", [], "abc", False)


def test_named_parameters_count_as_one():
    assert decode_call(b'{"jsonrpc":"2.0","method":"m","params":{"a":1},"id":1}').params == [{"a": 1}]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"", "Blank input data"),
        (b"[]", "Invalid request body"),
        (b"null", "Invalid request body"),
        (b"{not json", "Json_error"),
        (b"\xff\xfe{", "Json_error"),
        (b'{"jsonrpc":"2.0","id":1}', "Required field method is missing"),
        (b'{"jsonrpc":"2.0","id":1,"method":5}', "Invalid field 'method'"),
        (b'{"jsonrpc":"2.0","method":"m"}', "Invalid field 'id'"),
        (b'{"jsonrpc":"2.0","method":"m","id":null}', "Invalid field 'id'"),
        (b'{"jsonrpc":"3.0","method":"m","id":1}', "Invalid field 'jsonrpc'"),
    ],
)
def test_malformed_calls_say_why(body, text):
    with pytest.raises(MalformedJson, match=text):
        decode_call(body)


def test_errors_have_the_shape_of_the_calls_version():
    v2 = JsonCall("m", [], 7, True)
    assert json.loads(encode_failure(v2, ["CODE", "p"])) == {
        "jsonrpc": "2.0",
        "error": {"code": 1, "message": "CODE", "data": ["p"]},
        "id": 7,
    }
    v1 = JsonCall("m", [], 7, False)
    assert json.loads(encode_failure(v1, ["CODE"])) == {"result": None, "error": ["CODE"], "id": 7}
    assert envelope(v1) == ('{"result":', ',"error":null,"id":7}')


def test_void_is_an_empty_string_and_nan_is_bare():
    assert encode_value(None) == '""'
    assert encode_value([float("nan"), float("inf"), 1.0]) == "[NaN,Infinity,1.0]"
