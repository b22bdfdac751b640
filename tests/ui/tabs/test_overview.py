# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Overviews of every class follow their object."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.connection import Connection
from xolite_desktop.ui.tabs import overview
from xolite_desktop.ui.tabs.overview import Layout, Overview
from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.storage import VDI

CASES = [
    (overview.VM, "VM", "postgres-primary", "Guest OS"),
    (overview.HOST, "host", "xcp-01", "Processor"),
    (overview.STORAGE, "SR", "NFS vol1", "Type"),
    (overview.NETWORK, "network", "VLAN 120 DMZ", "Bridge"),
]


@pytest.mark.parametrize(("layout", "cls", "name", "label"), CASES)
def test_an_overview_is_filled_when_it_is_shown(
    demo_store: Any, layout: Layout, cls: str, name: str, label: str
) -> None:
    ref = demo_store.ref(cls, name)
    if cls == "SR":  # a scenario's file leaves it to the server to say which disks it has
        vdis = {vdi: each for vdi, each in demo_store.store.cache.of(VDI, "VDI").items() if ref == each.SR}
        demo_store.change("SR", ref, VDIs=tuple(vdis))
    tab = Overview(demo_store.store, layout)
    tab.show_object(ref)
    assert not tab.fields._values  # not before anybody looks
    tab.show()
    assert tab.fields.text(label)  # the rest comes a moment later
    tab.finish()
    assert all(each.lines for each in tab.lists)
    tab.close()


def test_a_change_of_the_object_is_shown(demo_store: Any) -> None:
    tab = Overview(demo_store.store, overview.VM)
    ref = demo_store.ref("VM", "postgres-primary")
    tab.show_object(ref)
    tab.show()
    tab.finish()
    demo_store.change("VM", ref, name_description="Moved")
    tab._soon.flush()
    assert tab.fields.text("Description") == "Moved"
    tab.close()


def test_what_it_does_not_read_costs_nothing(demo_store: Any) -> None:
    tab = Overview(demo_store.store, overview.NETWORK)
    tab.show_object(demo_store.ref("network", "VLAN 120 DMZ"))
    tab.show()
    demo_store.change("SR", demo_store.ref("SR", "NFS vol1"), physical_utilisation=1)
    assert not tab._soon.is_pending
    tab.close()


def test_an_object_that_disappears_leaves_the_last_of_it(demo_store: Any) -> None:
    tab = Overview(demo_store.store, overview.VM)
    ref = demo_store.ref("VM", "postgres-primary")
    tab.show_object(ref)
    tab.show()
    demo_store.remove("VM", ref)
    tab._soon.flush()
    assert tab.fields.text("Guest OS")
    tab.close()


def test_rows_lead_to_other_objects(demo_store: Any) -> None:
    tab = Overview(demo_store.store, overview.VM)
    followed: list[str] = []
    tab.link_activated.connect(followed.append)
    tab.lists[0].activated.emit("ref")
    assert followed == ["ref"]


def test_the_dashboard_adds_the_pool_up(demo_store: Any) -> None:
    tab = PoolDashboard(Connection(Pins(None), demo_store.store))
    tab.show_object(demo_store.ref("pool", "lab-pool"))
    tab.show()
    tab.finish()
    assert tab.hosts.accessibleName() == "2 running, 1 maintenance, 0 unreachable"
    assert [label for label, _ in tab.memory.texts] == ["Used", "After losing the largest host"]
    assert tab.sr_lines.lines
    assert len(tab.alarms.lines) == 3
    assert "lack packages" in tab.updates_note.text()
    assert tab.cpu_chart.chart.glance.sentence.startswith("Not connected")
    tab.close()
