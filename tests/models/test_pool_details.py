# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The cards of a pool: its heartbeat as each host has it, what is to be done on hosts, where updates come from."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.fields import Field
from xolite_desktop.models.pool_details import pool_ha, pool_software
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.refs import Ref

HOSTS = ("h1", "h2", "h3")


def names(pool: Any) -> list[str]:
    return [pool.cache.host(Ref(ref)).name_label for ref in HOSTS]


@pytest.fixture
def beating(pool: Any) -> Any:
    """High availability is on, and every host names all hosts by uuid and the heartbeat by reference."""
    pool.add("VDI", "statefile", uuid="a statefile", SR=Ref("nfs"), type="ha_statefile")
    pool.change("pool", "pool", ha_enabled=True, ha_statefiles=("statefile",))
    for ref in HOSTS:
        pool.change("host", ref, uuid=f"uuid of {ref}")
    peers = tuple(f"uuid of {ref}" for ref in HOSTS)
    for ref in HOSTS:
        pool.change("host", ref, ha_network_peers=peers, ha_statefiles=("statefile",))
    return pool


def row_of(pool: Any, ref: str) -> Field:
    label = pool.cache.host(Ref(ref)).name_label
    return next(row for row in pool_ha(pool.store, Ref("pool")) if row.label == label)


def test_a_healthy_heartbeat_is_shown_for_each_host(beating: Any) -> None:
    assert [row_of(beating, ref).value for ref in HOSTS] == ["Healthy"] * 3
    beating.change("pool", "pool", ha_enabled=False)
    assert not set(names(beating)) & {row.label for row in pool_ha(beating.store, Ref("pool"))}


@pytest.mark.parametrize(
    ("fields", "words", "kind"),
    [
        ({"ha_network_peers": ("uuid of h1",)}, "Network heartbeat lost", StateKind.WARN),
        ({"ha_network_peers": HOSTS}, "Healthy", StateKind.OK),
        ({"ha_statefiles": ("a statefile",)}, "Healthy", StateKind.OK),
        ({"ha_statefiles": ()}, "Storage heartbeat lost", StateKind.BAD),
        ({"ha_statefiles": (), "ha_network_peers": ("h1",)}, "Storage and network heartbeat lost", StateKind.BAD),
        ({"ha_statefiles": (), "ha_network_peers": ()}, "Heartbeat not known", StateKind.NONE),
    ],
)  # fmt: skip
def test_what_a_host_lacks_is_said(
    beating: Any, fields: dict[str, object], words: str, kind: StateKind
) -> None:
    beating.change("host", "h1", **fields)
    row = row_of(beating, "h1")
    assert (row.value, row.kind) == (words, kind)
    if "Network" in words:
        assert all(name in row.tooltip for name in names(beating)[1:])


def test_a_dead_host_has_none_and_is_missed_by_nobody(beating: Any) -> None:
    beating.change("host_metrics", "hm2", live=False)
    for ref in ("h1", "h3"):
        beating.change("host", ref, ha_network_peers=("h1", "h3"))
    assert (row_of(beating, "h2").value, row_of(beating, "h2").kind) == ("No heartbeat", StateKind.BAD)
    assert row_of(beating, "h1").value == "Healthy"


def test_updates_come_from_a_channel_and_leave_work_on_hosts(pool: Any) -> None:
    pool.add("Repository", "base", name_label="XS8 normal")
    pool.change("pool", "pool", repositories=(Ref("base"), Ref("gone")))
    pool.change("host", "h2", pending_guidances=("restart_toolstack",))
    rows = {row.label: row.value for row in pool_software(pool.store, Ref("pool"))}
    assert rows["Update channel"] == "XS8 normal"
    assert rows[f"Still to do on {names(pool)[1]}"] == "Restart the toolstack"
    assert f"Still to do on {names(pool)[0]}" not in rows
