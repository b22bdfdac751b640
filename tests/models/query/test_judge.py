# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which objects a query lets through, and that it stays true while the pool changes."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.query.judge import Judge
from xolite_desktop.models.query.query import Query
from xolite_desktop.models.tree_layout import entries
from xolite_desktop.models.tree_order import BY_HOST
from xolite_desktop.xapi.refs import NULL_REF, Ref


def found(pool: Any, text: str) -> set[str]:
    judge = Judge(pool.store, Query.parse(text))
    every = [entry for each in entries(pool.store, "pool", BY_HOST) for entry in each]
    return {entry.look.ref for entry in every if judge.accepts(entry.look.ref, entry.facts)}


@pytest.fixture
def wired(pool: Any) -> Any:
    """The small pool with a disk, an interface and a guest that tells."""
    pool.add("VDI", "disk", SR=Ref("nfs"))
    pool.add("VBD", "vbd", VM=Ref("gitlab"), VDI=Ref("disk"))
    pool.add("VIF", "vif", VM=Ref("gitlab"), network=Ref("eth0"), MAC="52:54:00:AB:CD:EF")
    pool.add("PIF", "pif", host=Ref("h2"), MAC="aa:aa:aa:00:00:02", IP="10.0.0.2")
    pool.add(
        "VM_guest_metrics", "gm", networks={"0/ip": "192.168.7.9"}, os_version={"name": "Debian GNU/Linux 12"}
    )
    pool.change("VM", "gitlab", guest_metrics=Ref("gm"), name_description="Source code of everybody")
    pool.change("VM", "erp", affinity=Ref("h3"), other_config={"folder": "/Office/Accounts"})
    pool.change("VM", "web-2", current_operations={"t": "pool_migrate"})
    return pool


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("source EVERYBODY", {"gitlab"}),
        ("52:54:00:ab", {"gitlab"}),
        ("192.168.7", {"gitlab"}),
        ("aa:aa:aa", {"h2"}),
        ("os:debian kind:vm", {"gitlab"}),
        ("sr:nfs", {"nfs", "gitlab"}),
        ('network:"pool-wide eth0"', {"eth0", "gitlab"}),
        ("host:xcp-02 kind:vm", {"gitlab", "ad"}),
        ("host:xcp-03 kind:vm", {"erp"}),
        ("kind:vm -host:xcp", {"test"}),
        ("host:xcp-01 kind:sr", {"nfs", "ssd", "iso"}),
        ("state:paused", {"ad"}),
        ("state:busy", {"web-2"}),
        ("state:migrating", set()),
        ("state:running kind:vm", {"web-2", "web-10", "gitlab"}),
        ("state:maintenance", {"h3"}),
        ("state:full", set()),
        ('state:"nearly full"', {"ssd"}),
        ("tag:prod", {"ad"}),
        ("folder:/office", {"erp"}),
        ("kind:snapshot", {"snap"}),
        ("kind:template", {"debian"}),
    ],
)
def test_terms(wired: Any, text: str, expected: set[str]) -> None:
    query = Query.parse(text)
    if query.problem:
        assert text in ("state:migrating", "state:full")
        return
    assert found(wired, text) == expected


def test_a_delta_tells_who_must_be_judged_anew(wired: Any) -> None:
    judge = Judge(wired.store, Query.parse("sr:nfs"))
    assert judge.follow(wired.change("VM", "gitlab", name_label="x")) == set()
    assert judge.follow(wired.change("VBD", "vbd", currently_attached=False)) == set()
    assert judge.follow(wired.change("VBD", "vbd", VM=Ref("erp"))) == {"gitlab", "erp"}
    assert judge.accepts("erp", Facts())
    assert judge.follow(wired.change("SR", "nfs", name_label="other")) == {"nfs", "erp"}
    hosts = Judge(wired.store, Query.parse("-host:xcp-02"))
    assert not hosts.accepts("gitlab", Facts())
    assert hosts.follow(wired.change("VM", "gitlab", resident_on=NULL_REF)) == {"gitlab"}
    assert hosts.accepts("gitlab", Facts())
