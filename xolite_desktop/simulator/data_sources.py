# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The data sources of hosts and VMs one by one: what the RRDs hold, listed and asked for by name."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.figures import Figures, described, host_figures, vm_figures
from xolite_desktop.simulator.methods import method
from xolite_desktop.simulator.vm_state import check


@method("host.get_data_sources")
def host_data_sources(call: Call, host: str) -> list[dict[str, Any]]:
    return described(host_figures(call.db, host), call.clock.now())


@method("host.query_data_source")
def query_of_host(call: Call, host: str, name: str) -> float:
    return _value(call, host_figures(call.db, host), name)


@method("host.record_data_source")
def record_of_host(call: Call, host: str, name: str) -> None:
    """All are recorded already."""
    _value(call, host_figures(call.db, host), name)


@method("host.forget_data_source_archives")
def forget_of_host(call: Call, host: str, name: str) -> None:
    """What was recorded follows from the time, and cannot be forgotten; nor does a host mind what it never had."""
    call.db.get("host", host)


@method("VM.get_data_sources", waits=False)
def vm_data_sources(call: Call, vm: str) -> list[dict[str, Any]]:
    """Of running VMs and control domains."""
    return described(_figures(call, vm), call.clock.now())


@method("VM.query_data_source", waits=False)
def query_of_vm(call: Call, vm: str, name: str) -> float:
    return _value(call, _figures(call, vm), name)


@method("VM.record_data_source", waits=False)
def record_of_vm(call: Call, vm: str, name: str) -> None:
    """All are recorded already."""
    _value(call, _figures(call, vm), name)


@method("VM.forget_data_source_archives", waits=False)
def forget_of_vm(call: Call, vm: str, name: str) -> None:
    """As for a host."""
    check(call.db, vm, "data_source_op")


def _figures(call: Call, vm: str) -> Figures:
    check(call.db, vm, "data_source_op")
    return vm_figures(call.db, vm)


def _value(call: Call, figures: Figures, name: str) -> float:
    values = {each["name_label"]: each["value"] for each in described(figures, call.clock.now())}
    if name not in values:
        unknown = f'S(Rrd.Invalid_data_source("{name}"))'
        call.fail("INTERNAL_ERROR", f"IDL Error: [S(Rrdd_internal_error);{unknown}]")
    return float(values[name])
