# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the drivers of XCP-ng print when they are probed, element by element: the simulator's answers have the same shape, and
the client reads answers of that shape."""

from __future__ import annotations

from xml.dom import minidom
from xml.etree import ElementTree

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.xapi.sr_probe import Choice, FoundSr, read_failure, read_probe

# Outermost element, its children, what each of these always has, and what it may have.
SHAPES = {
    "exports": ("nfs-exports", "Export", ("Target", "Path", "Accesslist"), ()),
    "targets": ("iscsi-target-iqns", "TGT", ("Index", "IPAddress", "TargetIQN"), ("Port",)),
    "luns": ("iscsi-target", "LUN", ("vendor", "serial", "LUNid", "size", "SCSIid"), ()),
    "srs": ("SRlist", "SR", ("UUID",), ("Devlist", "size", "name_label", "name_description")),
}
IQN = {"target": "10.0.0.9", "targetIQN": "iqn.2019-04.example.storage:9.fast"}


async def answer(what: str) -> str:
    pool = SmallPool()
    if what == "srs":
        config = {"server": "nas", "serverpath": "/export/vms"}
        await pool.call("SR.create", pool.host, config, 0, "vms", "", "nfs", "user", True, {})
        return str(await pool.call("SR.probe", pool.host, config, "nfs", {}))
    kind, config = {
        "exports": ("nfs", {"server": "nas"}),
        "targets": ("lvmoiscsi", {"target": "10.0.0.9"}),
        "luns": ("lvmoiscsi", IQN),
    }[what]
    failure = await pool.failure("SR.probe", pool.host, config, kind, {})
    return str(failure[3])


@pytest.mark.parametrize("what", SHAPES)
async def test_the_simulator_answers_in_the_shape_of_drivers(what: str) -> None:
    outer, inner, always, sometimes = SHAPES[what]
    root = ElementTree.fromstring(await answer(what))
    assert root.tag == outer
    assert len(root)
    for each in root:
        assert each.tag == inner
        tags = [leaf.tag for leaf in each]
        assert set(always) <= set(tags) <= {*always, *sometimes}
        assert len(tags) == len(set(tags))


async def test_a_port_is_told_only_if_it_is_another() -> None:
    pool = SmallPool()
    for port, told in (("", []), ("3260", []), ("3261", ["3261"])):
        config = {"target": "10.0.0.9", **({"port": port} if port else {})}
        failure = await pool.failure("SR.probe", pool.host, config, "lvmoiscsi", {})
        root = ElementTree.fromstring(str(failure[3]))
        assert [leaf.text.strip() for leaf in root[0].findall("Port") if leaf.text] == told


def printed(outer: str, inner: str, *items: dict[str, str]) -> str:
    """As drivers print it: with minidom, which puts texts on lines of their own in old Pythons and not in new ones."""
    document = minidom.Document()
    root = document.appendChild(document.createElement(outer))
    for item in items:
        entry = root.appendChild(document.createElement(inner))
        for tag, text in item.items():
            entry.appendChild(document.createElement(tag)).appendChild(document.createTextNode(text))
    return str(document.toprettyxml())


def test_the_client_reads_what_drivers_print() -> None:
    targets = printed(
        "iscsi-target-iqns", "TGT",
        {"Index": "0", "IPAddress": "10.0.0.9", "TargetIQN": "iqn.a"},
        {"Index": "1", "IPAddress": "[fd00::9]", "Port": "3261", "TargetIQN": "iqn.a"},
        {"Index": "2", "IPAddress": "10.0.0.9,10.0.1.9", "TargetIQN": "*"},
    )  # fmt: skip
    found = read_failure("SR_BACKEND_FAILURE_96", ("", "", targets))
    assert found is not None
    first, every = found.targets
    assert (first.value, first.detail) == ("iqn.a", "10.0.0.9:3260, [fd00::9]:3261")
    assert dict(first.also) == {"target": "10.0.0.9,[fd00::9]", "port": "3260"}
    assert dict(every.also) == {"target": "10.0.0.9,10.0.1.9", "port": "3260"}
    exports = printed("nfs-exports", "Export", {"Target": "nas", "Path": "/a", "Accesslist": "*"})
    assert read_failure("SR_BACKEND_FAILURE_101", ("", "", exports)).exports == (Choice("/a", "*"),)  # type: ignore[union-attr]
    srs = printed("SRlist", "SR", {"UUID": "u-1"}).replace(
        "</SRlist>",
        "<SupportedVersions><Version>3</Version><Version>4</Version></SupportedVersions></SRlist>",
    )
    assert read_probe(srs).srs == (FoundSr("u-1"),)
    known = printed("SRlist", "SR", {"UUID": "u-2", "Target": "10.0.0.9", "TargetIQN": "iqn.a"})
    assert read_probe(known).srs == (FoundSr("u-2"),)
