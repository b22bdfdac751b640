# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The floor: the standard library's HTTP and `json.loads` into plain dictionaries, with nothing a client needs."""

from __future__ import annotations

import gc
import http.client
import json
import ssl
from typing import Any
from urllib.parse import urlsplit

from tests.performance.peers.blocking import Blocking
from tests.performance.peers.order import Order, report


def main() -> None:
    gc.disable()  # nothing here makes cycles; with the collector it would be no floor
    order = Order.given()
    trusting = ssl.create_default_context(cafile=order.certificate)
    connection = http.client.HTTPSConnection(urlsplit(order.url).netloc, context=trusting)
    session: list[Any] = []

    def ask(method: str, *params: Any) -> Any:
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        connection.request("POST", "/jsonrpc", body, {"Content-Type": "application/json"})
        return json.loads(connection.getresponse().read())["result"]

    def call(method: str, *params: Any) -> Any:
        return ask(method, *session, *params)

    def log_in() -> None:
        session.append(ask("session.login_with_password", order.user, order.password, "1.0", "bench"))

    report(Blocking(call, order).run(log_in))


if __name__ == "__main__":
    main()
