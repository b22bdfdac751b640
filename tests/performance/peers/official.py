# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The official XenAPI package: XML-RPC, `get_all_records` of each class, then `event.from`."""

from __future__ import annotations

import ssl
import xmlrpc.client
from typing import Any

import XenAPI

from tests.performance.peers.blocking import Blocking
from tests.performance.peers.order import Order, report


def main() -> None:
    order = Order.given()
    trusting = ssl.create_default_context(cafile=order.certificate)
    session = XenAPI.Session(order.url, transport=xmlrpc.client.SafeTransport(context=trusting))

    def call(method: str, *params: Any) -> Any:
        return session.xenapi_request(method, params)

    def log_in() -> None:
        session.xenapi.login_with_password(order.user, order.password, "1.0", "bench")

    report(Blocking(call, order).run(log_in))


if __name__ == "__main__":
    main()
