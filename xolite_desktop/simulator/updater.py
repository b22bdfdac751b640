# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Updates: the list of a pool with repositories, and the plugin updater.py: each host lacks packages until it is told to install them."""

from __future__ import annotations

import json
from typing import Any
from weakref import WeakKeyDictionary

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.http import HttpError, Request, Response, Sim, route
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_placement import is_live

CHECK_S = 2.0
INSTALL_S = 8.0
_DAY = 86_400


def _package(
    name: str, version: str, release: str, size: int, summary: str, days: int, text: str
) -> dict[str, Any]:
    """As the plugin tells of one; the changelog's date is days before a day in September 2026."""
    changelog = {
        "date": 1_789_000_000 - days * _DAY,
        "author": "Build <build@example.org>",
        "description": text,
    }
    return {
        "name": name, "version": version, "release": release, "size": size, "description": summary,
        "license": "GPLv2", "url": f"https://example.org/{name}", "changelog": changelog,
    }  # fmt: skip


PACKAGES: tuple[dict[str, Any], ...] = (
    _package("kernel", "4.19.19", "8.0.44.1.xcpng8.3", 31_457_280, "The Linux kernel", 3, "- Fix a leak in the network stack"),
    _package("xen-hypervisor", "4.17.6", "4.xcpng8.3", 9_437_184, "The Xen hypervisor", 5, "- Security fix XSA-999"),
    _package("xen-tools", "4.17.6", "4.xcpng8.3", 2_097_152, "Tools for Xen", 5, "- Rebuilt with the hypervisor"),
    _package("xapi-core", "25.34.0", "1.xcpng8.3", 24_117_248, "The toolstack", 9, "- Faster start\n- Fewer tasks kept"),
    _package("sm", "3.2.13", "2.xcpng8.3", 655_360, "Storage drivers", 12, "- Retry when an NFS server is slow"),
    _package("xcp-ng-release", "8.3.1", "2", 73_728, "Files of the release", 20, "- New mirror list"),
)  # fmt: skip
_lacking: WeakKeyDictionary[Database, dict[str, list[dict[str, Any]]]] = WeakKeyDictionary()


def lacking(db: Database, host: str) -> list[dict[str, Any]]:
    """What a host could install; all of it until it was told to."""
    return _lacking.setdefault(db, {}).setdefault(host, list(PACKAGES))


@method("pool.sync_updates")
def sync_updates(
    call: Call,
    pool: str,
    force: bool,
    token: str = "",
    token_id: str = "",
    username: str = "",
    password: str = "",
) -> Steps:
    """The list is fetched; hosts that were not up to date with it say so."""
    enabled = call.db.get("pool", pool)["repositories"]
    if not enabled:
        call.fail("NO_REPOSITORIES_CONFIGURED")
    yield CHECK_S
    fingerprint = f"{int(call.clock.now()):064x}"
    for repository in enabled:
        call.db.update("Repository", repository, hash=fingerprint)
    for host, record in list(call.db.records("host").items()):
        applied = "yes" if record["last_update_hash"] == fingerprint else "no"
        call.db.update("host", host, latest_synced_updates_applied=applied)
    call.db.update("pool", pool, last_update_sync=wire_date(call.clock.now()))
    return fingerprint


@route("GET", "/updates")
async def pool_updates(request: Request, sim: Sim) -> Response:
    """What all hosts lack of the list that was fetched, with what each should do afterwards."""
    sim.session_of(request)
    pool = next(iter(sim.db.records("pool").values()))
    hashes = [sim.db.get("Repository", ref)["hash"] for ref in pool["repositories"]]
    if not hashes:
        raise HttpError(500, "NO_REPOSITORIES_CONFIGURED")
    found = {
        "hosts": [_host_updates(sim.db, host) for host in sim.db.records("host")],
        "updates": [{"id": "XS-1", "summary": "Fixes of this month", "type": "security"}],
        "hash": hashes[0],
    }
    headers = [("content-type", "application/json")]
    return Response(headers=headers, body=json.dumps(found).encode(), close=True, style="file")


def _host_updates(db: Database, host: str) -> dict[str, Any]:
    wanted = lacking(db, host)
    restarts = any(each["name"] in ("kernel", "xen-hypervisor") for each in wanted)
    names = [f"{each['name']}-{each['version']}-{each['release']}.x86_64.rpm" for each in wanted]
    guidance = {
        "mandatory": [],
        "recommended": ["RebootHost"] if restarts else [],
        "full": [],
        "livepatch": [],
    }
    updates = ["XS-1"] if wanted else []
    return {"ref": host, "guidance": guidance, "RPMS": names, "updates": updates, "livepatches": []}


@method("host.apply_updates")
def apply_updates(call: Call, host: str, fingerprint: str) -> Steps:
    record = call.db.get("host", host)
    if not is_live(call.db, host):
        call.fail("HOST_OFFLINE", host)
    if record["enabled"]:
        call.fail("HOST_NOT_DISABLED")
    pool = next(iter(call.db.records("pool").values()))
    if fingerprint not in [call.db.get("Repository", ref)["hash"] for ref in pool["repositories"]]:
        call.fail("UPDATES_REQUIRE_SYNC")
    yield INSTALL_S
    lacking(call.db, host).clear()
    more = {"last_software_update": wire_date(call.clock.now()), "last_update_hash": fingerprint}
    call.db.update("host", host, latest_synced_updates_applied="yes", **more)
    return []


def updater(call: Call, host: str, function: str, args: dict[str, str]) -> Steps:
    """What the plugin does for `host.call_plugin`."""
    if not is_live(call.db, host):
        call.fail("HOST_OFFLINE", host)
    if function == "check_update":
        yield CHECK_S
        return json.dumps(lacking(call.db, host))
    if function != "update":
        call.fail("UNKNOWN_XENAPI_PLUGIN_FUNCTION", function)
    yield INSTALL_S
    wanted = args.get("packages", "").split()
    kept = [each for each in lacking(call.db, host) if wanted and each["name"] not in wanted]
    _lacking[call.db][host] = kept
    call.db.update("host", host, last_software_update=wire_date(call.clock.now()))
    return json.dumps({"exit_status": 0, "stdout": "Complete!"})
