# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Metrics look as a real xapi writes them: same keys, same texts, same order of rows."""

from __future__ import annotations

import json
import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.simulator import metrics
from xolite_desktop.simulator.clock import Clock, HandClock
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.http import HttpError, Request, Response
from xolite_desktop.simulator.scenario import load
from xolite_desktop.simulator.schema import NULL_REF

NOW = 1_795_365_972.4
JSON = {"accept": "application/json"}
ANY = {"accept": "*/*"}


@dataclass
class Asked:
    """As much of the simulator as the routes ask for."""

    db: Database
    clock: Clock
    signed_in: bool = True

    def session_of(self, request: Request) -> str:
        if not self.signed_in:
            raise HttpError(401, realm=request.path.strip("/"))
        return NULL_REF


@pytest.fixture
def sim() -> Asked:
    db = Database()
    load(db, "demo", "https://127.0.0.1:1", now=NOW)
    return Asked(db, HandClock(NOW))


@pytest.fixture(scope="module")
def recorded(golden: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((golden / "xapi" / "rrd.json").read_text(encoding="utf-8"))
    return content


async def _ask(
    route: Callable[..., Awaitable[Response]],
    sim: Asked,
    query: dict[str, str] | list[tuple[str, str]],
    headers: dict[str, str] = JSON,
) -> Response:
    pairs = tuple(query.items() if isinstance(query, dict) else query)
    path = f"/{route.__name__}"
    return await route(
        Request("GET", path, dict(pairs), {"host": "127.0.0.1:1", **headers}, {}, pairs=pairs), sim
    )


def _text(response: Response) -> str:
    assert isinstance(response.body, list)
    return b"".join(response.body).decode()


def _host(sim: Asked, name: str) -> dict[str, Any]:
    return sim.db.get("host", sim.db.find("host", name_label=name)[0])


def _vm(sim: Asked, name: str) -> dict[str, Any]:
    return sim.db.get("VM", sim.db.find("VM", name_label=name, is_a_snapshot=False)[0])


def _shape(value: Any) -> Any:
    """What a JSON value is made of: keys and types, with one element for each list."""
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    return [_shape(value[0])] if isinstance(value, list) and value else type(value).__name__


def _tags(element: ElementTree.Element) -> Any:
    """The tags below an element, in order, equal neighbours once."""
    tags: list[Any] = []
    for child in element:
        each = (child.tag, _tags(child))
        if not tags or tags[-1] != each:
            tags.append(each)
    return tags


async def test_updates_as_json_have_the_recorded_shape(sim: Asked, recorded: dict[str, Any]) -> None:
    vm = _vm(sim, "gitlab")
    response = await _ask(metrics.rrd_updates, sim, {"start": str(int(NOW) - 30), "vm_uuid": vm["uuid"]})
    given, ours = json.loads(recorded["updates_json"]["body"]), json.loads(_text(response))
    assert _shape(ours) == _shape(given)
    assert ("content-type", "application/json") in response.headers
    assert [row["t"] for row in ours["data"]] == [
        "1795365970",
        "1795365965",
        "1795365960",
        "1795365955",
        "1795365950",
        "1795365945",
    ]
    assert ours["meta"]["start"] == "1795365945"
    assert ours["meta"]["end"] == "1795365970"
    assert ours["meta"]["step"] == "5"
    assert ours["meta"]["columns"] == str(len(ours["meta"]["legend"]))
    assert set(given["meta"]["legend"][0].split(":")[:2]) == {"AVERAGE", "vm"}
    names = {entry.split(":", 3)[3] for entry in ours["meta"]["legend"]}
    assert {entry.split(":", 3)[3] for entry in given["meta"]["legend"]} - {"cpu1"} <= names


async def test_updates_as_xml_have_the_recorded_shape(sim: Asked, recorded: dict[str, Any]) -> None:
    response = await _ask(metrics.rrd_updates, sim, {"start": "1795365918", "host": "true"}, {})
    given, ours = (
        ElementTree.fromstring(text) for text in (recorded["updates_xml"]["body"], _text(response))
    )
    assert _tags(ours) == _tags(given)
    assert ours.findtext("meta/start") == given.findtext("meta/start") == "1795365920"
    assert ours.findtext("meta/rows") == given.findtext("meta/rows") == "11"
    assert len(ours.findall("data/row")[0].findall("v")) == int(ours.findtext("meta/columns") or 0)
    assert ("content-type", "text/xml") in response.headers


@pytest.mark.parametrize(
    ("headers", "query", "is_json"),
    [
        (JSON, {}, True),
        (ANY, {}, True),
        ({}, {"json": "true"}, True),
        ({}, {}, False),
        ({"accept": "text/xml"}, {"json": "true"}, False),
    ],
)
async def test_the_format_follows_accept_before_the_query(
    sim: Asked, headers: dict[str, str], query: dict[str, str], is_json: bool
) -> None:
    response = await _ask(metrics.rrd_updates, sim, {"start": "-5", **query}, headers)
    assert _text(response).startswith("{") == is_json


async def test_archives_as_json_have_the_recorded_shape(sim: Asked, recorded: dict[str, Any]) -> None:
    response = await _ask(metrics.host_rrd, sim, {})
    ours = json.loads(_text(response))
    assert _shape(ours) == _shape(recorded["archive_json"]["body"])
    rows = [[each["cf"], each["pdp_per_row"], len(each["database"])] for each in ours["rra"]]
    assert rows == recorded["rows"]
    assert [each["params"] for each in ours["rra"]] == [
        each["params"] for each in recorded["archive_json"]["body"]["rra"]
    ]
    assert response.http_version == "1.0"


async def test_archives_as_xml_have_the_recorded_shape(sim: Asked, recorded: dict[str, Any]) -> None:
    response = await _ask(metrics.vm_rrd, sim, {"uuid": _vm(sim, "gitlab")["uuid"]}, {})
    given, ours = (
        ElementTree.fromstring(text) for text in (recorded["archive_xml"]["body"], _text(response))
    )
    assert _tags(ours) == _tags(given)
    assert [each.findtext("pdp_per_row") for each in ours.findall("rra")] == [
        row[1] for row in recorded["rows"]
    ]
    names = [each.findtext("name") for each in ours.findall("ds")]
    assert names == sorted(name or "" for name in names)


async def test_the_archive_and_the_updates_say_the_same(sim: Asked) -> None:
    vm = _vm(sim, "postgres-primary")
    updates = json.loads(_text(await _ask(metrics.rrd_updates, sim, {"start": "-60", "vm_uuid": vm["uuid"]})))
    archive = json.loads(_text(await _ask(metrics.vm_rrd, sim, {"uuid": vm["uuid"]})))
    assert updates["data"][0]["values"] == archive["rra"][0]["database"][-1]
    assert updates["data"][3]["values"] == archive["rra"][0]["database"][-4]
    assert [entry.split(":", 3)[3] for entry in updates["meta"]["legend"]] == [
        each["name"] for each in archive["ds"]
    ]


@pytest.mark.parametrize(
    ("ago_s", "interval", "step"),
    [(60, "", "5"), (3_600, "", "60"), (60, "60", "60"), (86_400, "", "3600"), (30 * 86_400, "", "86400")],
)
async def test_the_archive_follows_from_start_and_interval(
    sim: Asked, ago_s: int, interval: str, step: str
) -> None:
    query = {"start": str(int(NOW) - ago_s), "vm_uuid": _vm(sim, "dns-01")["uuid"]}
    query |= {"interval": interval} if interval else {}
    meta = json.loads(_text(await _ask(metrics.rrd_updates, sim, query)))["meta"]
    assert meta["step"] == step
    assert int(meta["end"]) % int(step) == 0
    assert int(meta["rows"]) == pytest.approx(ago_s / int(step), abs=1.1)


async def test_all_hosts_answer_unless_one_is_named(sim: Asked) -> None:
    async def owners(query: dict[str, str], headers: dict[str, str]) -> set[str]:
        response = await _ask(
            metrics.rrd_updates, sim, {"start": "-5", "host": "true", **query}, JSON | headers
        )
        legend = json.loads(_text(response))["meta"]["legend"]
        return {entry.split(":")[2] for entry in legend if entry.split(":")[1] == "host"}

    uuids = {name: _host(sim, name)["uuid"] for name in ("xcp-01", "xcp-02", "xcp-03")}
    assert await owners({}, {}) == set(uuids.values())
    assert await owners({"host_uuid": uuids["xcp-02"]}, {}) == {uuids["xcp-02"]}
    assert await owners({}, {"host": "xcp-03:443"}) == {uuids["xcp-03"]}


async def test_only_resident_vms_are_in_the_updates(sim: Asked) -> None:
    response = await _ask(
        metrics.rrd_updates, sim, {"start": "-5", "host_uuid": _host(sim, "xcp-01")["uuid"]}
    )
    seen = {entry.split(":")[2] for entry in json.loads(_text(response))["meta"]["legend"]}
    resident = {sim.db.get("VM", ref)["uuid"] for ref in _host(sim, "xcp-01")["resident_VMs"]}
    assert seen == resident
    assert _vm(sim, "gitlab")["uuid"] not in seen


async def test_a_vm_that_does_not_run_has_the_rows_it_had_when_it_stopped(sim: Asked) -> None:
    vm = _vm(sim, "backup-proxy")
    (message,) = sim.db.find("message", obj_uuid=vm["uuid"], name="VM_SHUTDOWN")
    body = json.loads(_text(await _ask(metrics.vm_rrd, sim, {"uuid": vm["uuid"]})))
    stopped = datetime.strptime(sim.db.get("message", message)["timestamp"], "%Y%m%dT%H:%M:%SZ")
    assert float(body["lastupdate"]) == stopped.replace(tzinfo=UTC).timestamp()
    assert "NaN" not in body["rra"][0]["database"][-1]
    assert any(each["name"].startswith("vbd_") for each in body["ds"])


async def test_a_vm_of_whose_end_nobody_knows_has_rows_without_numbers(sim: Asked) -> None:
    vm = next(
        vm
        for vm in sim.db.records("VM").values()
        if vm["power_state"] == "Halted"
        and not vm["is_a_template"]
        and not sim.db.find("message", obj_uuid=vm["uuid"], name="VM_SHUTDOWN")
    )
    rows = json.loads(_text(await _ask(metrics.vm_rrd, sim, {"uuid": vm["uuid"]})))["rra"][0]["database"]
    assert {value for row in rows for value in row} == {"NaN"}


async def test_there_are_no_numbers_before_a_vm_started(sim: Asked) -> None:
    vm = _vm(sim, "win2025-rds")
    rows = json.loads(_text(await _ask(metrics.vm_rrd, sim, {"uuid": vm["uuid"]})))["rra"][7]["database"]
    known = [not math.isnan(float(row[0])) for row in rows]
    assert known == sorted(known)
    assert 7 <= sum(known) <= 9


async def test_shares_stay_between_nothing_and_everything(sim: Asked) -> None:
    body = json.loads(_text(await _ask(metrics.host_rrd, sim, {})))
    columns = {source["name"]: position for position, source in enumerate(body["ds"])}
    shares = [column for name, column in columns.items() if name.startswith("cpu")]
    for archive in body["rra"]:
        for row in archive["database"]:
            assert all(row[column] == "NaN" or 0 <= float(row[column]) <= 1 for column in shares)


async def test_what_is_asked_wrongly_is_answered_as_recorded(sim: Asked, recorded: dict[str, Any]) -> None:
    def status(name: str) -> int:
        return int(recorded["errors"][name]["status_line"].split()[1])

    with pytest.raises(HttpError) as no_start:
        await _ask(metrics.rrd_updates, sim, {})
    assert no_start.value.status == 400
    with pytest.raises(HttpError) as bad_cf:
        await _ask(metrics.rrd_updates, sim, {"start": "1", "cf": "MEDIAN"})
    assert bad_cf.value.status == 400
    unknown = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(HttpError) as no_vm:
        await _ask(metrics.vm_rrd, sim, {"uuid": unknown})
    assert no_vm.value.status == status("unknown_vm")
    assert no_vm.value.detail == f'Db_exn.Read_missing_uuid("VM", "", "{unknown}")'
    with pytest.raises(HttpError) as no_sr:
        await _ask(metrics.sr_rrd, sim, {"uuid": "x"})
    assert (no_sr.value.status, no_sr.value.detail) == (status("sr"), 'Failure("No SR RRD available!")')
    sim.signed_in = False
    for route in (metrics.rrd_updates, metrics.host_rrd, metrics.vm_rrd, metrics.sr_rrd):
        with pytest.raises(HttpError) as stranger:
            await _ask(route, sim, {"start": "1"})
        assert stranger.value.status == status("no_session")


async def test_one_vm_or_none_or_all_may_be_asked_for(sim: Asked) -> None:
    wanted = [_vm(sim, name)["uuid"] for name in ("dns-01", "ci-cache-01")]

    async def owners(*named: str) -> set[str]:
        query = [("start", str(int(NOW) - 30)), *(("vm_uuid", uuid) for uuid in named)]
        updates = json.loads(_text(await _ask(metrics.rrd_updates, sim, query)))
        return {column.split(":")[2] for column in updates["meta"]["legend"]}

    assert await owners(*wanted) == {wanted[0]}  # hosts heed the first one
    assert await owners("none") == set()
    assert await owners("all") == await owners() > set(wanted)


async def test_a_start_in_the_future_tells_when_the_newest_row_ended(sim: Asked) -> None:
    updates = json.loads(_text(await _ask(metrics.rrd_updates, sim, {"start": "9999999999"})))
    assert updates["data"] == []
    assert updates["meta"]["end"] == "1795365970"
