# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The memory of all hosts of a pool: each in a row, and the sums."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.fields import Field, missing
from xolite_desktop.models.host_details import may_take
from xolite_desktop.models.host_overview import memory
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import percent, size, size_of, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class HostMemory:
    """Bytes of one host; `total` 0 while it is not known. `most` is what its running VMs may take at most."""

    ref: Ref
    name: str
    used: int
    total: int
    most: int

    @property
    def words(self) -> str:
        """ "62 of 96 GiB · 34 GiB free"."""
        if not self.total:
            return tr("Not known while the host is unreachable")
        free = tr("{size} free").format(size=size(max(0, self.total - self.used)))
        return f"{size_of(self.used, self.total)} · {free}"


def hosts_memory(store: PoolStore) -> list[HostMemory]:
    """By name."""
    found = []
    for ref, host in store.cache.of(Host, "host").items():
        used, total = memory(store, ref, host)
        found.append(HostMemory(ref, visible(host.name_label), used, total, may_take(store, ref)))
    return sorted(found, key=lambda each: (each.name.casefold(), each.ref))


def pool_memory(hosts: list[HostMemory]) -> list[Field]:
    """The sums, of the hosts whose memory is known."""
    known = [host for host in hosts if host.total]
    if not known:
        return [missing(tr("Total"), tr("Not known while no host is reachable"))]
    total, used, most = (sum(getattr(host, part) for host in known) for part in ("total", "used", "most"))
    largest = max(host.total for host in known)
    fields = [
        Field(tr("Total"), size(total)),
        Field(tr("Used"), tr("{size} · {share}").format(size=size(used), share=percent(used / total))),
        Field(tr("Free"), size(max(0, total - used))),
        Field(
            tr("VMs may take"), size(most), StateKind.WARN if most > total else StateKind.NONE,
            tooltip=tr("The sum of the dynamic maxima of what runs in the pool"),
        ),
    ]  # fmt: skip
    if len(known) > 1:
        left = total - largest
        fits = used <= left
        words = tr("{size} of memory").format(size=size(left))
        kind = StateKind.NONE if fits else StateKind.WARN
        fields.append(
            Field(
                tr("Without the largest host"),
                words if fits else tr("{size}: less than is used").format(size=words),
                kind,
            )
        )
    return fields
