# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XML-RPC as hosts speak it."""

from __future__ import annotations

import xmlrpc.client

import pytest

from xolite_desktop.simulator.schema import parse_type
from xolite_desktop.simulator.xmlrpc import (
    MalformedXml,
    decode_call,
    encode,
    encode_bare,
    encode_failure,
    encode_success,
)


def test_what_the_standard_library_writes_is_understood():
    values = ("text & <more>", 5, True, 1.5, ["a", 2], {"k": ["v"]}, "")
    method, params = decode_call(xmlrpc.client.dumps(values, "VM.start").encode())
    assert method == "VM.start"
    assert tuple(params) == values


def test_dates_and_untyped_values_arrive_as_text():
    body = b"<methodCall><methodName>m</methodName><params><param><value>plain</value></param>"
    body += b"<param><value><dateTime.iso8601>20260821T15:31:45Z</dateTime.iso8601></value></param>"
    body += b"<param><value><nil/></value></param></params></methodCall>"
    assert decode_call(body)[1] == ["plain", "20260821T15:31:45Z", None]


@pytest.mark.parametrize("body", [b"", b"x", b"<nope", b"<other/>", b"<methodCall/>"])
def test_malformed_calls_are_noticed(body):
    with pytest.raises(MalformedXml):
        decode_call(body)


def test_integers_are_text_and_the_rest_is_typed():
    kind = parse_type("(string -> int) map")
    assert encode(kind, {"a": 5}) == (
        "<value><struct><member><name>a</name><value>5</value></member></struct></value>"
    )
    assert encode(parse_type("bool"), True) == "<value><boolean>1</boolean></value>"
    assert encode(parse_type("float"), 0.5) == "<value><double>0.5</double></value>"
    assert "dateTime.iso8601" in encode(parse_type("datetime"), "19700101T00:00:00Z")
    assert encode(parse_type("void"), "") == "<value></value>"
    assert encode(parse_type("sr_stat record option"), None) == "<value></value>"


def test_the_standard_library_reads_what_we_write():
    text = encode_success(parse_type("VM record"), {"name_label": "a\x01&<b>", "VCPUs_max": 4, "tags": []})
    (answer,), _ = xmlrpc.client.loads(text)
    assert answer == {"Status": "Success", "Value": {"name_label": "a&<b>", "VCPUs_max": "4", "tags": []}}
    (answer,), _ = xmlrpc.client.loads(encode_failure(["CODE", "p"]))
    assert answer == {"Status": "Failure", "ErrorDescription": ["CODE", "p"]}
    assert xmlrpc.client.loads(encode_bare(parse_type("string set"), ["a"]))[0] == (["a"],)


def test_events_are_typed_by_their_class():
    event = {"id": "5", "timestamp": "0.0", "class": "vm", "operation": "mod", "ref": "r"}
    batch = {
        "events": [{**event, "snapshot": {"is_a_template": True}}],
        "valid_ref_counts": {"vm": 1},
        "token": "t",
    }
    (answer,), _ = xmlrpc.client.loads(encode_success(parse_type("an event batch"), batch))
    assert answer["Value"]["events"][0]["snapshot"] == {"is_a_template": True}
    assert answer["Value"]["valid_ref_counts"] == {"vm": 1}
