# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What it costs us to apply a thousand events, step by step, without the network."""

from __future__ import annotations

import http.client
import json
import ssl
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from tests.performance.meters import Figures
from tests.performance.peers.order import Order
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.events.reply_reader import ReplyReader

_CHUNK = 64 << 10
ROUNDS = 7

Step = Callable[[Delta], object]


class RawPolls:
    """Answers of `event.from` as they come over the wire."""

    def __init__(self, order: Order) -> None:
        trusting = ssl.create_default_context(cafile=order.certificate)
        self._connection = http.client.HTTPSConnection(urlsplit(order.url).netloc, context=trusting)
        self._order, self._server = order, order.server()
        self._session = self._value("session.login_with_password", order.user, order.password, "1.0", "bench")

    def burst(self) -> bytes:
        """The answer that tells of a burst."""
        token = self._value("event.inject", self._session, "pool", "")
        self._server.give(f"burst?{self._order.burst_size}")
        return self._ask("event.from", self._session, self._order.classes, token, 5.1)

    def _value(self, method: str, *params: Any) -> Any:
        return json.loads(self._ask(method, *params))["result"]

    def _ask(self, method: str, *params: Any) -> bytes:
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        self._connection.request("POST", "/jsonrpc", body, {"Content-Type": "application/json"})
        return self._connection.getresponse().read()


def applied(order: Order, cache: Cache, store: Step, tree: Step | None = None) -> Figures:
    """Processor time in ms to decode a burst, apply it, store it (index and what belongs to it), and show it in the tree."""
    polls = RawPolls(order)
    times: dict[str, list[float]] = {name: [] for name in ("decode", "cache", "store", "tree", "whole")}
    for _ in range(ROUNDS):
        body = polls.burst()
        began = time.process_time()
        reader = ReplyReader()
        changes = [
            change
            for start in range(0, len(body), _CHUNK)
            for change in reader.receive_data(body[start : start + _CHUNK])
        ]
        changes += reader.finish()[0]
        decoded = time.process_time()
        delta = cache.apply(changes)
        cached = time.process_time()
        store(delta)
        stored = time.process_time()
        if tree is not None:
            tree(delta)
        shown = time.process_time()
        marks = (began, decoded, cached, stored, shown)
        spans = [(end - start) * 1000 for start, end in pairwise(marks)]
        for name, value in zip(times, [*spans, (stored - began) * 1000], strict=True):
            times[name].append(value)
    return {f"apply_{name}_ms": statistics.median(values) for name, values in times.items()}
