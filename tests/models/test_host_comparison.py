# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts side by side: seeded differences are all found, and nothing else."""

from __future__ import annotations

from tests.models.conftest import SmallPool
from xolite_desktop.models.comparison_table import ComparisonTable
from xolite_desktop.models.host_comparison import Fact, compare_hosts
from xolite_desktop.xapi.refs import Ref

HOSTS = (Ref("h1"), Ref("h2"), Ref("h3"))
SAME = {
    "software_version": {"product_brand": "XCP-ng", "product_version": "8.3.0", "xapi_build": "26.17.0", "xen": "4.17"},
    "bios_strings": {"bios-version": "2.3"}, "cpu_info": {"modelname": "Xeon", "socket_count": "2", "features_hvm": "a-b"},
    "enabled": True, "edition": "xcp-ng", "ntp_mode": "DHCP", "timezone": "UTC", "logging": {},
}  # fmt: skip


def pool_of_three(pool: SmallPool) -> SmallPool:
    for number, host in enumerate(HOSTS):
        if pool.cache.host(host) is None:
            pool.add("host", host, name_label=host)
        pool.change(
            "host", host, address=f"10.0.0.{number}", hostname=f"x{number}", iscsi_iqn=f"iqn.{number}", PIFs=(), updates=(),
            patches=(), **SAME,
        )  # fmt: skip
    for ref in list(pool.cache.records("PBD")):
        pool.remove("PBD", ref)
    return pool


def odd(pool: SmallPool) -> dict[str, list[int]]:
    facts = compare_hosts(pool.store, HOSTS)
    return {fact.label: [n for n in range(3) if fact.is_odd(n)] for fact in facts if fact.differs}


def test_hosts_that_are_alike_differ_in_nothing(pool: SmallPool) -> None:
    assert odd(pool_of_three(pool)) == {}


def test_every_seeded_difference_is_found(pool: SmallPool) -> None:
    pool_of_three(pool)
    pool.change("host", "h2", timezone="Europe/Paris", multipathing=True, iscsi_iqn="iqn.0")
    pool.change("host", "h3", logging={"syslog_destination": "10.9.9.9"}, power_on_mode="wake-on-lan")
    pool.change("host", "h1", software_version={**SAME["software_version"], "xen": "4.19"})
    pool.change("host", "h3", ntp_mode="Custom", ntp_custom_servers=("b", "a"), ssh_enabled=False)
    pool.change("host", "h2", cpu_info={**SAME["cpu_info"], "features_hvm": "a-c"}, enabled=False)
    assert odd(pool) == {
        "Xen": [0], "CPU features": [1], "Enabled": [1], "Time servers": [2], "Time zone": [1], "Log destination": [2],
        "Multipathing": [1], "Power on": [2], "SSH": [2], "iSCSI name": [0, 1],
    }  # fmt: skip


def test_cards_and_shared_storage_are_compared_each(pool: SmallPool) -> None:
    pool_of_three(pool)
    for number, host in enumerate(HOSTS):
        pool.add("PIF_metrics", f"m{number}", carrier=number != 1, speed=10_000)
        fields = {"device": "eth0", "physical": True, "MTU": 1500, "host": host, "metrics": Ref(f"m{number}")}
        pool.add("PIF", f"nic{number}", **fields)
        pool.change("host", host, PIFs=(Ref(f"nic{number}"),))
    pool.add("PIF", "extra", device="eth1", physical=True, MTU=9000, host=Ref("h3"))
    pool.change("host", "h3", PIFs=(Ref("nic2"), Ref("extra")))
    pool.add("SR", "shared", name_label="NFS", shared=True, type="nfs")
    pool.add("PBD", "p1", SR=Ref("shared"), host=Ref("h1"), currently_attached=True)
    pool.add("PBD", "p2", SR=Ref("shared"), host=Ref("h2"), currently_attached=True)
    assert odd(pool) == {"eth0": [1], "eth1": [2], "NFS": [2]}


def test_of_two_neither_is_the_right_one() -> None:
    assert [Fact("", "", ("a", "b")).is_odd(n) for n in (0, 1)] == [True, True]
    assert not Fact("", "", ("a", "a")).differs
    assert not Fact("", "", ("", ""), is_own=True).differs


def test_the_table_can_show_only_what_differs() -> None:
    table = ComparisonTable(["one", "two", "three"])
    facts = [Fact("Software", "Xen", ("4", "4", "5")), Fact("Software", "Linux", ("6", "6", "6"))]
    table.show(facts, only_differing=False)
    texts = [[table.index(row, column).data() for column in range(5)] for row in range(2)]
    assert texts == [["Software", "≠ Xen", "4", "4", "5"], ["", "Linux", "6", "6", "6"]]
    table.show(facts, only_differing=True)
    assert table.lines() == [["Software", "Xen", "4", "4", "5", "Yes"]]
    assert table.titles() == ["Group", "Fact", "one", "two", "three", "Differs"]
