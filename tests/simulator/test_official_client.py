# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The official XenAPI package works with the simulator as with a host: XML-RPC over TLS."""

from __future__ import annotations

import ssl
import xmlrpc.client
from collections.abc import Iterator

import pytest
import XenAPI

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator


@pytest.fixture
def demo() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as running:
        yield running


@pytest.fixture
def session(demo: Simulator) -> Iterator[XenAPI.Session]:
    trusting = ssl.create_default_context(cadata=demo.certificate)
    made = XenAPI.Session(demo.url, transport=xmlrpc.client.SafeTransport(context=trusting))
    made.xenapi.login_with_password("root", "demo", "1.0", "tests")
    yield made
    made("close")()


def _events(session: XenAPI.Session, *values: object) -> dict:
    # `from` is a word of the language.
    return getattr(session.xenapi.event, "from")(*values)


def _halted(session: XenAPI.Session) -> str:
    expression = 'field "name_label"="staging-web-01" and field "is_a_snapshot"="false"'
    (ref,) = session.xenapi.VM.get_all_records_where(expression)
    return ref


def test_it_reads_the_pool(session):
    (pool,) = session.xenapi.pool.get_all_records().values()
    host = session.xenapi.host.get_record(pool["master"])
    assert host["enabled"] is True
    assert isinstance(host["memory_overhead"], str)  # integers are text in XML-RPC
    metrics = session.xenapi.host_metrics.get_record(host["metrics"])
    assert metrics["last_updated"].value.endswith("Z")


def test_it_starts_a_vm_and_follows_the_events(session):
    vm = _halted(session)
    token = _events(session, ["vm"], "", 0.5)["token"]
    session.xenapi.VM.start(vm, False, False)
    assert session.xenapi.VM.get_power_state(vm) == "Running"
    batch = _events(session, ["vm"], token, 5.0)
    changes = {event["ref"]: event for event in batch["events"]}
    assert changes[vm]["operation"] == "mod"
    assert changes[vm]["snapshot"]["power_state"] == "Running"
    assert int(batch["valid_ref_counts"]["vm"]) > 10


def test_it_follows_a_task(session):
    task = session.xenapi.Async.VM.clone(_halted(session), "a clone")
    while session.xenapi.task.get_status(task) == "pending":
        pass
    assert session.xenapi.task.get_status(task) == "success"
    clone = session.xenapi.task.get_result(task).removeprefix("<value>").removesuffix("</value>")
    assert session.xenapi.VM.get_name_label(clone) == "a clone"
    session.xenapi.task.destroy(task)


def test_errors_arrive_as_failures(session):
    with pytest.raises(XenAPI.Failure) as caught:
        session.xenapi.VM.get_record("OpaqueRef:bad")
    assert caught.value.details == ["HANDLE_INVALID", "VM", "OpaqueRef:bad"]


def test_it_signs_out(session, demo):
    before = demo.run(lambda: len(demo.db.records("session")))
    session.xenapi.session.logout()
    assert demo.run(lambda: len(demo.db.records("session"))) == before - 1
    with pytest.raises(XenAPI.Failure):
        session.xenapi.VM.get_all()
