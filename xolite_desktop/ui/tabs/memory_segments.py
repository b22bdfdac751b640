# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The memory of a host as segments of a bar: Xen, the control domain, each VM, the largest first."""

from __future__ import annotations

from xolite_desktop.models.host_details import memory_parts
from xolite_desktop.models.host_overview import memory
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.segment_bar import Segment
from xolite_desktop.xapi.refs import Ref

MOST = 60


def memory_segments(store: PoolStore, ref: Ref) -> list[Segment]:
    """Empty while the size of the memory is not known."""
    host = store.cache.host(ref)
    if host is None:
        return []
    _, total = memory(store, ref, host)
    if not total:
        return []
    parts = memory_parts(store, ref, host)
    largest = sorted(parts.each.items(), key=lambda item: (-item[1], item[0]))
    found = [
        (tr("Xen"), host.memory_overhead, "fg3", ""),
        (tr("Control domain"), parts.control_domain, "mark_info", ""),
        *((name_of(store.cache.vm(vm), store.cache), used, "accent", str(vm)) for vm, used in largest[:MOST]),
    ]
    rest = largest[MOST:]
    if rest:
        found.append((count(len(rest), "more VM"), sum(used for _, used in rest), "accent", ""))
    return [
        Segment(f"{name} · {size(used)}", min(1.0, used / total), tint, ref)
        for name, used, tint, ref in found
        if used > 0
    ]
