# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A plain client of a simulator, which knows only HTTP and JSON and shares nothing with ours."""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any

from xolite_desktop.simulator.server import Simulator


class CallError(Exception):
    """An error reply: code and parameters."""

    def __init__(self, description: list[str]) -> None:
        super().__init__(*description)
        self.description = description


class Caller:
    """One keep-alive connection to a simulator."""

    def __init__(self, simulator: Simulator) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", simulator.port, context=context, timeout=20
        )
        self.session = ""

    def request(
        self, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers with lower-case names, body) of one request."""
        self.connection.request(method, path, body, headers or {})
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def bare(self, method: str, *params: Any) -> Any:
        """The result of a call with exactly these parameters; `CallError` for an error reply."""
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        _, _, body = self.request("POST", "/jsonrpc", json.dumps(call))
        reply = json.loads(body)
        if "error" in reply:
            raise CallError([reply["error"]["message"], *reply["error"]["data"]])
        return reply["result"]

    def login(self, user: str = "root", password: str = "demo") -> str:
        self.session = self.bare("session.login_with_password", user, password, "1.0", "tests")
        return self.session

    def call(self, method: str, *params: Any) -> Any:
        """The result of a call in this caller's session."""
        return self.bare(method, self.session, *params)

    def close(self) -> None:
        self.connection.close()
