# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What an object does at this moment, in one handful of numbers; NaN for what nobody says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan, nan

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.quantity import Quantity, in_words
from xolite_desktop.models.fields import Meter
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.pulse import Live as Live
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.past_rows import Newest
from xolite_desktop.xapi.refs import Ref

BUSY = 0.9
"""From here on a processor has hardly anything left."""


_KEYS = (totals.CPU, totals.MEMORY, totals.RECEIVED, totals.SENT, totals.READ, totals.WRITTEN)


def live_of(latest: Callable[[str], float]) -> Live:
    """From what gives the newest value of a total."""
    return Live(*(latest(key) for key in _KEYS))


def live_of_values(newest: Mapping[str, float]) -> Live:
    """From the newest value of each data source."""
    sources = tuple(newest)

    def latest(key: str) -> float:
        value_of = totals.value_of(key, sources)
        return value_of.of(newest) if value_of is not None else nan

    return live_of(latest)


def live_on_host(store: PoolStore, host: Ref, newest: Newest) -> dict[Ref, Live]:
    """From a host's own answer: itself and the VMs on it, those of which it says something."""
    found: dict[Ref, Live] = {}
    record = store.cache.host(host)
    if record is not None and ("host", record.uuid) in newest:
        found[host] = live_of_values(newest["host", record.uuid])
    for ref in store.index.vms_of_host(host):
        vm = store.cache.vm(ref)
        if vm is not None and ("vm", vm.uuid) in newest:
            found[ref] = live_of_values(newest["vm", vm.uuid])
    return found


def cpu_meter(label: str, live: Live) -> Meter | None:
    """A bar of the processors; None while nobody says how busy they are."""
    if isnan(live.cpu):
        return None
    kind = StateKind.WARN if live.cpu >= BUSY else StateKind.NONE
    return Meter(label, in_words(Quantity.SHARE, live.cpu), min(1.0, live.cpu), kind)


def flow_meters(live: Live) -> list[Meter]:
    """Network and disk as figures: nobody knows what of."""
    found = []
    if not isnan(live.network):
        words = _both(Quantity.BITS_PER_S, live.received, live.sent)
        found.append(Meter(tr("Network in / out"), words, None))
    if not isnan(live.disk):
        words = _both(Quantity.BYTES_PER_S, live.read, live.written)
        found.append(Meter(tr("Disk read / written"), words, None))
    return found


def _both(quantity: Quantity, one: float, other: float) -> str:
    """ "284 / 279 Mbit/s", or each with its own unit."""
    first, second = in_words(quantity, one), in_words(quantity, other)
    number, _, unit = first.partition(" ")
    return f"{number if unit and second.endswith(f' {unit}') else first} / {second}"
