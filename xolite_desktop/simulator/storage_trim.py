# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plugins of a host: the one that gives freed blocks of an SR back to its array."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_placement import is_plugged

TRIM_S = 3.0


@method("host.call_plugin")
def call_plugin(call: Call, host: str, plugin: str, function: str, args: dict[str, str]) -> Steps:
    """A host of the simulator has no other plugins."""
    call.db.get("host", host)
    if (plugin, function) != ("trim", "do_trim"):
        call.fail("XENAPI_MISSING_PLUGIN", plugin)
    yield TRIM_S
    return _trimmed(call.db, host, args.get("sr_uuid", ""))


def _trimmed(db: Database, host: str, sr_uuid: str) -> str:
    """ "True", or what went wrong as XML: the plugin itself always succeeds."""
    sr = db.by_uuid("SR", sr_uuid)
    kind = db.get("SR", sr)["type"]
    if not any(sm["type"] == kind and "SR_TRIM" in sm["features"] for sm in db.records("SM").values()):
        return _error("UnsupportedSRForTrim", f"Trim on [{sr_uuid}] not supported")
    if not is_plugged(db, sr, host):
        return _error("TrimException", f"SR [{sr_uuid}] is not attached")
    return "True"


def _error(code: str, text: str) -> str:
    pairs = "".join(
        f"<key_value_pair><key>{key}</key><value>{value}</value></key_value_pair>"
        for key, value in (("errcode", code), ("errmsg", text))
    )
    return f'<?xml version="1.0" ?><trim_response>{pairs}</trim_response>'
