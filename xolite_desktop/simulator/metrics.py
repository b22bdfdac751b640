# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /rrd_updates, /vm_rrd, /host_rrd and /sr_rrd.

A real host knows only itself and the VMs that run on it, and clients ask each host at its own address. All hosts
of a simulated pool are behind one address, so that which one is meant follows from `host_uuid` in the query, else
from the name in the `Host` header; if neither names a host of the pool, all hosts answer at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.figures import Figures, host_figures, vm_figures
from xolite_desktop.simulator.http import HttpError, Request, Response, Sim, route
from xolite_desktop.simulator.rrd import ARCHIVES, Updates, best_archive, dump_json, dump_xml

CONSOLIDATIONS = ("AVERAGE", "MIN", "MAX", "LAST")
CORS = ("Access-Control-Allow-Origin", "*")
_CORS_HEADERS = ("Access-Control-Allow-Headers", "X-Requested-With")
OBJECTS_A_TURN = 8
"""So many objects are sampled before others get their turn on the loop."""
PIECES_A_TURN = 200


@route("GET", "/rrd_updates")
async def rrd_updates(request: Request, sim: Sim) -> Response:
    """The newest rows: `start` is demanded; `interval`, `cf`, `host`, `vm_uuid` narrow or widen (protocol.md 10)."""
    sim.session_of(request)
    now = sim.clock.now()
    query = request.query
    try:
        start, interval = float(query["start"]), int(query.get("interval", "0"))
    except (KeyError, ValueError):
        raise HttpError(400) from None
    cf = query.get("cf", "AVERAGE")
    if cf not in CONSOLIDATIONS:
        raise HttpError(400)
    if start < 0:
        start += ARCHIVES[0].last(now)
    archive = best_archive("AVERAGE" if cf == "LAST" else cf, interval, start, now)
    moments = [moment for moment in archive.moments(now) if moment >= start]
    first = int(start // archive.step_s + 1) * archive.step_s
    updates = Updates(first, archive.last(now), archive.step_s, [], [])
    columns: list[list[list[float]]] = []
    for turn, figures in enumerate(_asked_figures(sim.db, request)):
        if turn % OBJECTS_A_TURN == 0:
            await asyncio.sleep(0)
        updates.legend += [f"{cf}:{figures.owner}:{figures.uuid}:{source.name}" for source in figures.sources]
        columns.append([figures.sample(moment, archive.step_s, archive.cf) for moment in moments])
    for position, moment in enumerate(moments):
        updates.rows.append((moment, [value for column in columns for value in column[position]]))
    response = await _answer(request, updates.json() if _wants_json(request) else updates.xml())
    response.headers.append(_CORS_HEADERS)
    response.style = "updates"
    return response


@route("GET", "/vm_rrd")
async def vm_rrd(request: Request, sim: Sim) -> Response:
    """The whole RRD of one VM; of one that does not run what was put away when it stopped."""
    sim.session_of(request)
    uuid = request.query.get("uuid", "")
    found = sim.db.find("VM", uuid=uuid)
    if not found:
        raise HttpError(500, f'Db_exn.Read_missing_uuid("VM", "", "{uuid}")')
    return await _archive(request, sim, vm_figures(sim.db, found[0]))


@route("GET", "/host_rrd")
async def host_rrd(request: Request, sim: Sim) -> Response:
    """The whole RRD of the host that is asked; the coordinator's if none is named."""
    sim.session_of(request)
    pool = next(iter(sim.db.records("pool").values()))
    host = _named_host(sim.db, request) or pool["master"]
    return await _archive(request, sim, host_figures(sim.db, host))


@route("GET", "/sr_rrd")
async def sr_rrd(request: Request, sim: Sim) -> Response:
    """Storage keeps no figures of its own here, as on hosts whose storage drivers report none."""
    sim.session_of(request)
    raise HttpError(500, 'Failure("No SR RRD available!")')


def _wants_json(request: Request) -> bool:
    """By `Accept` if it says something, else by the presence of `json` in the query."""
    accept = request.headers.get("accept", "")
    if "application/json" in accept or "*/*" in accept:
        return True
    if "text/xml" in accept or "application/xml" in accept:
        return False
    return "json" in request.query


def _named_host(db: Database, request: Request) -> str | None:
    """The ref of the host that the request means, if it means one."""
    uuid = request.query.get("host_uuid")
    name = request.headers.get("host", "").rpartition(":")[0] or request.headers.get("host", "")
    for ref, host in db.records("host").items():
        if uuid == host["uuid"] or (not uuid and name == host["hostname"]):
            return ref
    return None


def _asked_figures(db: Database, request: Request) -> Iterable[Figures]:
    """The hosts (with host=true) and the VMs on them, or the VMs that are asked for."""
    named = _named_host(db, request)
    hosts = [named] if named else list(db.records("host"))
    if request.query.get("host") == "true":
        yield from (host_figures(db, ref) for ref in hosts)
    # The first one only, and two words, as xcp-rrdd's handler reads them.
    named_vm = next(iter(request.all_of("vm_uuid")), "all")
    for host in hosts:
        for ref in db.get("host", host)["resident_VMs"]:
            # Between two of them others have their turn, and may have destroyed it.
            vm = db.records("VM").get(ref)
            if vm is not None and named_vm in ("all", vm["uuid"]):
                yield vm_figures(db, ref)


async def _archive(request: Request, sim: Sim, figures: Figures) -> Response:
    dump = dump_json if _wants_json(request) else dump_xml
    now = sim.clock.now()
    response = await _answer(request, dump(figures, min(now, figures.until or now)))
    # The archives go out without a length, in the words of HTTP/1.0.
    response.http_version, response.style = "1.0", "archive"
    return response


async def _answer(request: Request, pieces: Iterable[str]) -> Response:
    body = []
    for turn, piece in enumerate(pieces):
        if turn % PIECES_A_TURN == 0:
            await asyncio.sleep(0)
        body.append(piece.encode())
    kind = "application/json" if _wants_json(request) else "text/xml"
    return Response(headers=[("content-type", kind), CORS], body=body, close=True)
