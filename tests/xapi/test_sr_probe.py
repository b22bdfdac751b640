# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of storage drivers are read as they are known, and whatever else comes is refused without harm."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.conftest import RECORDINGS
from xolite_desktop.simulator.storage_plugins import _block_devices
from xolite_desktop.xapi.rrd.table import Malformed
from xolite_desktop.xapi.sr_probe import (
    MOST_FOUND,
    Choice,
    Found,
    FoundSr,
    read_block_devices,
    read_extended,
    read_failure,
    read_probe,
)

EXPORTS = """<?xml version="1.0" ?>
<nfs-exports>
\t<Export>
\t\t<Target>
\t\t\tnas
\t\t</Target>
\t\t<Path>
\t\t\t/export/vms
\t\t</Path>
\t\t<Accesslist>
\t\t\t10.0.0.0/24
\t\t</Accesslist>
\t</Export>
</nfs-exports>
"""
TARGETS = """<?xml version="1.0" ?><iscsi-target-iqns><TGT><Index>0</Index><IPAddress>10.0.0.9</IPAddress>
<Port>3260</Port><TargetIQN>iqn.2001-05.com:a</TargetIQN></TGT><TGT><Index>1</Index><IPAddress>10.0.0.9</IPAddress>
<Port>3260</Port><TargetIQN>*</TargetIQN></TGT></iscsi-target-iqns>"""
LUNS = """<?xml version="1.0" ?><iscsi-target><LUN><LUNid>3</LUNid><vendor>ACME</vendor><serial>S1</serial>
<size>1099511627776</size><SCSIid>3600a</SCSIid></LUN></iscsi-target>"""
HBA = """<?xml version="1.0" ?><Devlist><BlockDevice><path>/dev/sdc</path><hba>qla</hba><id>0</id><lun>1</lun>
<SCSIid>3600b</SCSIid><serial>S2</serial><size>500</size><vendor>ACME</vendor></BlockDevice>
<Adapter><host>host1</host></Adapter></Devlist>"""
SRS = """<?xml version="1.0" ?><SRlist><SR><UUID>u-1</UUID><Devlist>/dev/sdc</Devlist><size>42</size>
<name_label>old</name_label><name_description>of ours</name_description></SR><SR><UUID>u-2</UUID></SR><SR></SR></SRlist>"""


def test_lists_come_as_errors() -> None:
    found = read_failure("SR_BACKEND_FAILURE_101", ("", "The request is missing the serverpath", EXPORTS))
    assert found == Found(exports=(Choice("/export/vms", "10.0.0.0/24"),))
    found = read_failure("SR_BACKEND_FAILURE_96", ("", "", TARGETS))
    assert found is not None
    assert [each.value for each in found.targets] == ["iqn.2001-05.com:a", "*"]
    assert found.targets[0].also == (("target", "10.0.0.9"), ("port", "3260"))
    for code in ("SR_BACKEND_FAILURE_107", "SR_BACKEND_FAILURE_87"):
        assert read_failure(code, ("", "", LUNS)) == Found(luns=(Choice("3600a", "LUN 3 ACME S1", 1 << 40),))
    hba = read_failure("SR_BACKEND_FAILURE_107", ("", "", HBA))
    assert hba == Found(luns=(Choice("3600b", "LUN 1 ACME S2", 500),))


def test_errors_that_are_errors_stay_so() -> None:
    assert read_failure("SR_BACKEND_FAILURE_141", ("", "no service", LUNS)) is None
    assert read_failure("SR_BACKEND_FAILURE_96", ("", "missing")) is None
    assert read_failure("SR_BACKEND_FAILURE_96", ("", "missing", "")) is None


def test_storage_that_is_there() -> None:
    assert read_probe(SRS).srs == (FoundSr("u-1", "old", "of ours", 42), FoundSr("u-2"))
    assert read_probe("") == read_probe("<SRlist/>") == Found()
    assert read_probe("a line of a driver\n" + SRS).srs[0].uuid == "u-1"


def test_an_export_may_list_many_clients() -> None:
    many = ",".join(f"10.0.{n // 250}.{n % 250}" for n in range(1000))
    (export,) = read_probe(EXPORTS.replace("10.0.0.0/24", many)).exports
    assert export.detail == many


@pytest.mark.shared
@pytest.mark.skipif(not (RECORDINGS / "xapi" / "recipes").is_dir(), reason="no recordings here")
def test_recorded_answers_are_read() -> None:
    recipe = json.loads(Path(RECORDINGS, "xapi", "recipes", "sr.json").read_text("utf-8"))
    probes = [step["reply"] for step in recipe["steps"] if step["call"] == "SR.probe"]
    results = [reply["result"] for reply in probes if "result" in reply]
    assert len(results) == 6
    assert {read_probe(text) for text in results} == {Found()}
    errors = [reply["error"] for reply in probes if "error" in reply]
    assert {read_failure(error["message"], error["data"]) for error in errors} == {None}


def test_the_newer_call() -> None:
    answer = [
        {"configuration": {"target": "t", "targetIQN": "iqn"}, "complete": False, "sr": None, "extra_info": {}},
        {"configuration": {"target": "t", "SCSIid": "3600"}, "complete": True, "sr": {"uuid": "u", "name_label": "n",
         "name_description": "", "total_space": "7", "free_space": "3"}},
        "nonsense",
    ]  # fmt: skip
    found = read_extended(answer)
    assert found == Found(
        targets=(Choice("iqn", "t"),), luns=(Choice("3600"),), srs=(FoundSr("u", "n", "", 7),)
    )
    assert read_extended(None) == Found()


def test_disks_of_a_host_without_the_one_it_runs_from() -> None:
    devices = read_block_devices(_block_devices()).devices
    assert [each.value for each in devices] == ["/dev/sdb", "/dev/sdc"]
    for text in ("", "[]", "{}", '{"blockdevices": 3}', '{"blockdevices": null}'):
        with pytest.raises(Malformed):
            read_block_devices(text)
    assert read_block_devices(
        '{"blockdevices": [1, {}, {"type": "disk"}, {"type": "disk", "kname": 3}]}'
    ).devices


@pytest.mark.parametrize(
    "text",
    [
        "no XML <",
        "<SRlist><SR>",
        '<!DOCTYPE x [<!ENTITY a "b">]><SRlist>&a;</SRlist>',
        "<a>" * 50 + "</a>" * 50,
        "<SRlist>" + "<SR/>" * (MOST_FOUND + 1) + "</SRlist>",
        f"<SRlist><SR><UUID>{'x' * 100_000}</UUID></SR></SRlist>",
    ],
)
def test_what_could_do_harm_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read_probe(text)


def test_cut_and_spoiled_answers_never_do_more_than_be_refused() -> None:
    dice = random.Random(1)
    for _ in range(500):
        text = dice.choice((EXPORTS, TARGETS, LUNS, HBA, SRS))
        start, end = sorted(dice.sample(range(len(text)), 2))
        spoiled = text[:start] + dice.choice(("", "<", "&", "\0", "\u202e")) + text[end:]
        try:
            found = read_probe(spoiled)
        except Malformed:
            continue
        assert all(each.value for each in (*found.exports, *found.targets, *found.luns))
