# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls to bytes, bytes to values; every shape of error and every kind of rubbish."""

import json
import math

import pytest

from xolite_desktop.xapi import jsonrpc
from xolite_desktop.xapi.errors import Failure, ProtocolError
from xolite_desktop.xapi.jsonrpc import StrayAnswer, check_id


def test_a_call_has_an_id_and_positional_parameters() -> None:
    body = json.loads(jsonrpc.encode_call("VM.start", ("OpaqueRef:s", "OpaqueRef:vm", False, {"a": "b"}), 7))
    assert body == {
        "jsonrpc": "2.0",
        "id": 7,
        "method": "VM.start",
        "params": ["OpaqueRef:s", "OpaqueRef:vm", False, {"a": "b"}],
    }


def test_a_time_out_keeps_its_fraction() -> None:
    assert b"30.1" in jsonrpc.encode_call("event.from", (30.1,), 1)


def test_a_call_larger_than_the_server_takes_is_not_made() -> None:
    with pytest.raises(ProtocolError, match="larger"):
        jsonrpc.encode_call("VM.set_name_label", ("x" * jsonrpc.MAX_REQUEST_BYTES,), 1)


def test_real_answers_are_read(answers: dict[str, bytes]) -> None:
    assert str(jsonrpc.decode_reply(answers["login-ok"], "session.login_with_password")).startswith(
        "OpaqueRef:"
    )
    assert jsonrpc.decode_reply(answers["get-shadow"], "VM.get_HVM_shadow_multiplier") == 1.5
    assert jsonrpc.decode_reply(answers["task-record-3"], "task.get_record")["status"] == "success"


@pytest.mark.parametrize(
    ("name", "code", "first"),
    [
        ("login-bad-password", "SESSION_AUTHENTICATION_FAILED", "root"),
        ("jsonrpc-1.0-error", "HANDLE_INVALID", "VM"),
        ("err-handle-invalid", "HANDLE_INVALID", "VM"),
        ("err-method-unknown", "MESSAGE_METHOD_UNKNOWN", None),
        ("async-param-count", "MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.start"),
        ("event-from-bad-token", "EVENT_FROM_TOKEN_PARSE_FAILURE", "rubbish"),
    ],
)
def test_real_failures_have_code_and_parameters(
    answers: dict[str, bytes], name: str, code: str, first: str | None
) -> None:
    with pytest.raises(Failure) as caught:
        jsonrpc.decode_reply(answers[name], "VM.start")
    assert caught.value.code == code
    assert caught.value.method == "VM.start"
    assert first is None or caught.value.params[0] == first


@pytest.mark.parametrize(
    "body",
    [
        b'{"jsonrpc":"2.0","error":{"code":1,"message":"HOST_STILL_BOOTING","data":[]},"id":1}',
        b'{"result":null,"error":["HOST_STILL_BOOTING"],"id":1}',
        b'{"jsonrpc":"2.0","error":["HOST_STILL_BOOTING"],"id":0}',
        b'{"jsonrpc":"2.0","error":{"code":1,"message":"HOST_STILL_BOOTING"},"id":null}',
    ],
)
def test_all_three_shapes_of_error_are_one_failure(body: bytes) -> None:
    with pytest.raises(Failure) as caught:
        jsonrpc.decode_reply(body, "session.login_with_password")
    assert (caught.value.code, caught.value.params) == ("HOST_STILL_BOOTING", ())


def test_parameters_that_are_no_text_become_text() -> None:
    with pytest.raises(Failure) as caught:
        jsonrpc.decode_reply(b'{"result":null,"error":["CODE","a",5,null,["x"]],"id":1}', "x")
    assert caught.value.params == ("a", "5", "null", '["x"]')


def test_numbers_that_strict_json_does_not_know_are_read() -> None:
    value = jsonrpc.decode_reply(b'{"jsonrpc":"2.0","result":[NaN,-Infinity,1e400],"id":1}', "x")
    assert math.isnan(value[0])
    assert value[1] == -math.inf
    assert value[2] == math.inf


def test_integers_of_any_size_stay_integers() -> None:
    value = jsonrpc.decode_reply(
        b'{"jsonrpc":"2.0","result":{"a":9007199254740993,"b":123456789012345678901},"id":1}', "x"
    )
    assert value == {"a": 9007199254740993, "b": 123456789012345678901}


@pytest.mark.parametrize("void", [b'""', b"null"])
def test_void_is_an_empty_text_or_null(void: bytes) -> None:
    assert not jsonrpc.decode_reply(b'{"jsonrpc":"2.0","result":' + void + b',"id":1}', "x")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"[NaN]",
        b"<html>500</html>",
        b'{"jsonrpc":"2.0","result":{"a":',
        b'{"jsonrpc":"2.0","id":1}',
        b'{"jsonrpc":"2.0","error":{},"id":1}',
        b'{"jsonrpc":"2.0","error":[],"id":1}',
        b'{"jsonrpc":"2.0","error":[5],"id":1}',
        b'{"jsonrpc":"2.0","error":"boom","id":1}',
        b'{"jsonrpc":"2.0","result":' + b"9" * 5000 + b',"id":NaN}',
        b'{"result":' + b"[" * 100_000,
        b'{"result":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"result":[NaN,' + b"[" * 100_000 + b"]" * 100_000 + b"]}",
        b'{"error":[NaN,' + b"[" * 100_000 + b"]" * 100_000 + b"]}",
    ],
)
def test_rubbish_is_a_protocol_error(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        jsonrpc.decode_reply(body, "VM.start")


def test_every_truncation_of_an_answer_is_a_protocol_error(answers: dict[str, bytes]) -> None:
    body = answers["task-failed"]
    for size in range(0, len(body) - 1, 7):
        with pytest.raises(ProtocolError):
            jsonrpc.decode_reply(body[:size], "task.get_record")


def test_a_value_nested_too_deeply_is_no_value() -> None:
    for text in (b"[" * 100_000, b"[NaN," + b"[" * 100_000):
        with pytest.raises(ValueError):
            jsonrpc.decode_value(text)


def test_half_a_surrogate_pair_is_not_sent_nor_repeated() -> None:
    with pytest.raises(ProtocolError) as caught:
        jsonrpc.encode_call("session.login_with_password", ("root", "hun\udc80ter2"), 1)
    assert "ter2" not in f"{caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'"caf\xe9"', "caf\ufffd"),
        (b'["\\ud800", {"\\udfff x": "\\ud83d\\ude00"}]', ["\ufffd", {"\ufffd x": "\U0001f600"}]),
        (b'["\xed\xa0\x80"]', ["\ufffd\ufffd\ufffd"]),
        (b'[NaN, "\\\\ud800"]', None),
    ],
)
def test_what_is_no_unicode_costs_its_characters_only(text: bytes, value: object) -> None:
    found = jsonrpc.decode_reply(b'{"jsonrpc":"2.0","result":' + text + b',"id":1}', "x")
    if value is None:
        assert found[1] == "\\ud800", "an escaped backslash is no surrogate"
    else:
        assert found == value


def test_an_error_without_end_is_cut() -> None:
    error = jsonrpc.failure(["CODE", *range(50_000)], "VM.start", None)
    assert isinstance(error, Failure)
    assert len(error.params) == jsonrpc.MAX_PARAMS
    assert error.params[:2] == ("0", "1")


@pytest.mark.parametrize(
    "body",
    [
        b'{"jsonrpc":"2.0","result":"x","id":7}',
        b'{"result":"x","error":null,"id":7}',
        b'{"result":"x"}',
        b'{"jsonrpc":"2.0","error":["HOST_STILL_BOOTING"],"id":0}',
        b'{"result":null,"error":["HOST_STILL_BOOTING"],"id":0}',
        b"no JSON at all",
    ],
)
def test_an_answer_that_may_be_ours_is_taken(body: bytes) -> None:
    check_id(body, "VM.start", 7)


@pytest.mark.parametrize(
    "body", [b'{"result":"x","id":6}', b'{"result":"x","id":0}', b'{"error":["CODE"],"id":8}']
)
def test_the_answer_to_another_call_is_refused(body: bytes) -> None:
    with pytest.raises(StrayAnswer):
        check_id(body, "VM.start", 7)
