# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The comparison of recorded answers notices what it should."""

from __future__ import annotations

import json

from tests.simulator.recorded import Replay


def _exchange(method, answer, *, status="200 OK", kind="application/json"):
    call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": []}
    return {
        "n": 1,
        "name": "x",
        "request": {
            "method": "POST",
            "path": "/jsonrpc",
            "headers": {"Content-Length": "1"},
            "body": json.dumps(call),
        },
        "response": {
            "status_line": f"HTTP/1.1 {status}",
            "headers": [f"Content-Type: {kind}"],
            "body": json.dumps({"jsonrpc": "2.0", "id": 1, **answer}),
        },
    }


def test_equal_answers_have_no_differences(simulator):
    replay = Replay(simulator)
    assert replay.differences(_exchange("system.listMethods", {"result": ["x"]})) == []
    error = {"code": 1, "message": "MESSAGE_METHOD_UNKNOWN", "data": ["VM.nope"]}
    assert replay.differences(_exchange("VM.nope", {"error": error})) == []


def test_differences_are_said(simulator):
    replay = Replay(simulator)
    listing = "system.listMethods"
    assert "status" in replay.differences(_exchange(listing, {"result": []}, status="500 x"))[0]
    assert "content-type" in replay.differences(_exchange(listing, {"result": []}, kind="text/xml"))[0]
    assert "int" in replay.differences(_exchange(listing, {"result": [5]}))[0]
    assert "dict" in replay.differences(_exchange(listing, {"result": {}}))[0]
    assert "members" in replay.differences(_exchange(listing, {"error": {}}))[0]
    error = {"code": 1, "message": "OTHER", "data": []}
    assert "error" in replay.differences(_exchange("VM.nope", {"error": error}))[0]
