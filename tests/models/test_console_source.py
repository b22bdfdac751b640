# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a VM has a console now, why not, and when it is another one."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter

import pytest

from tests.models.conftest import happened
from xolite_desktop.models import console_words
from xolite_desktop.models.console_source import ConsoleSource, retry_delay_ms
from xolite_desktop.xapi.errors import ConsoleRefused
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import LEAST
from xolite_desktop.xapi.roles.permissions import Permissions


@pytest.fixture
def vm_ref(live):
    vms = live.store.cache.of(VM, "VM").items()
    return next(ref for ref, vm in vms if is_vm(vm) and vm.power_state == "Running" and vm.consoles)


@pytest.fixture
def source(live, vm_ref):
    made = ConsoleSource(live, vm_ref)
    made.heard = Counter()
    made.changed.connect(lambda: made.heard.update(["changed"]))
    made.reconnect_wanted.connect(lambda: made.heard.update(["reconnect"]))
    return made


async def change(live, simulator, ref, **fields) -> None:
    """Change a VM on the server and wait until the store has it."""
    simulator.run(lambda: simulator.db.update("VM", ref, **fields))
    name, value = next(iter(fields.items()))
    while getattr(live.store.cache.vm(ref), name) != value:
        await happened(live.store.changed)


async def test_a_running_vm_has_a_console_that_can_be_opened(source):
    assert source.available
    assert source.host_name
    stream = source.open_stream()
    received = bytearray(4)

    def read_greeting() -> None:
        stream.open()
        stream.recv_into(memoryview(received))
        stream.close()

    thread = threading.Thread(target=read_greeting)
    thread.start()
    await asyncio.to_thread(thread.join, 10)
    assert bytes(received) == b"RFB "


@pytest.mark.parametrize(
    ("state", "code", "remedy"),
    [
        ("Halted", "VM_NOT_RUNNING", "vm.start"),
        ("Suspended", "VM_SUSPENDED", "vm.resume"),
        ("Paused", "VM_PAUSED", "vm.unpause"),
    ],
)
async def test_other_states_have_none_and_say_why(live, own_simulator, source, vm_ref, state, code, remedy):
    await change(live, own_simulator, vm_ref, power_state=state)
    assert not source.available
    assert (source.refusal.code, source.refusal.remedy) == (code, remedy)
    assert source.heard == {"changed": 1}
    with pytest.raises(RuntimeError):
        source.open_stream()


async def test_a_reboot_wants_a_new_connection(live, own_simulator, source, vm_ref):
    await change(live, own_simulator, vm_ref, domid=4711)
    assert source.available
    assert source.heard == {"reconnect": 1}


async def test_a_vm_that_starts_again_wants_a_new_connection(live, own_simulator, source, vm_ref):
    await change(live, own_simulator, vm_ref, power_state="Halted")
    await change(live, own_simulator, vm_ref, power_state="Running", domid=4712)
    assert source.heard["reconnect"] == 1
    assert source.available


async def test_a_vm_without_a_screen_says_so(live, own_simulator, source, vm_ref):
    consoles = live.store.cache.vm(vm_ref).consoles
    for console in consoles:
        own_simulator.run(lambda ref=console: own_simulator.db.destroy("console", ref))
    while source.available:
        await happened(source.changed)
    assert source.refusal.code == "NO_CONSOLE"


async def test_a_vm_that_is_gone_and_a_lost_connection(live, own_simulator, source, vm_ref):
    own_simulator.run(lambda: own_simulator.db.destroy("VM", vm_ref))
    while source.available:
        await happened(source.changed)
    assert source.refusal.code == "GONE"
    await live.close()
    assert source.refusal.code == "CONNECTION_LOST"


async def test_a_closed_source_is_silent(live, own_simulator, source, vm_ref):
    source.close()
    await change(live, own_simulator, vm_ref, power_state="Halted")
    assert not source.heard


async def test_what_became_of_the_vm_is_said_until_a_stream_is_open(live, own_simulator, source, vm_ref):
    name = live.store.cache.vm(vm_ref).name_label
    assert source.opening == "Connecting to the console…"
    await change(live, own_simulator, vm_ref, domid=4713)
    assert source.opening == f"{name} was started anew. Connecting again…"
    here = live.store.cache.vm(vm_ref).resident_on
    there, host = next((ref, host) for ref, host in live.store.cache.records("host").items() if ref != here)
    await change(live, own_simulator, vm_ref, resident_on=there)
    assert source.opening == f"{name} moved to {host.name_label}. Connecting again…"
    source.note_live()
    assert source.opening == "Connecting to the console…"


async def test_an_ending_is_explained_by_what_the_pool_does_with_the_vm(live, own_simulator, source, vm_ref):
    name = live.store.cache.vm(vm_ref).name_label
    assert source.ending(None).code == "CONSOLE_ENDED"
    await change(live, own_simulator, vm_ref, current_operations={"OpaqueRef:t": "pool_migrate"})
    assert source.ending(None).title == f"{name} moves to another host"


async def test_the_console_of_a_control_domain_needs_a_permission_of_its_own(live):
    hosts = live.store.cache.of(VM, "VM").items()
    ref = next(ref for ref, vm in hosts if vm.is_control_domain)
    assert ConsoleSource(live, ref).available
    live.permissions = Permissions(LEAST["vm-operator"])
    refused = ConsoleSource(live, ref).refusal
    assert refused.code == "RBAC_PERMISSION_DENIED"
    assert refused.params[0] == "http/connect_console/host_console"
    other = next(ref for ref, vm in hosts if is_vm(vm) and vm.power_state == "Running" and vm.consoles)
    assert ConsoleSource(live, other).available


def test_the_first_retries_are_quick_and_later_ones_rare():
    assert [retry_delay_ms(attempt) for attempt in (1, 2, 10, 11, 12, 13, 14, 100)] == [
        100, 100, 100, 500, 1000, 2000, 5000, 5000,
    ]  # fmt: skip


@pytest.mark.parametrize("status", [0, 401, 403, 404, 500, 501, 503])
def test_each_refusal_of_a_host_has_sentences_of_its_own(status, pool):
    refused = ConsoleRefused(Endpoint.parse("10.0.0.1"), status, "a reason")
    reason = console_words.ending(refused, None, Ref("gone"), pool.cache)
    assert reason.is_known
    assert reason.code != "CONSOLE_REFUSED"


def test_what_a_console_server_did_wrong_is_said_as_it_is(pool):
    reason = console_words.ending(ValueError("it speaks no RFB"), None, Ref("gone"), pool.cache)
    assert reason.title == "It speaks no RFB."


@pytest.mark.parametrize(
    ("version", "domain_type", "is_so"),
    [
        ("7.2.0", "hvm", True),
        ("6.5.0", "hvm", True),
        ("7.3.0", "hvm", False),
        ("8.3.0", "hvm", False),
        ("", "hvm", False),
        ("7.2.0", "pv", False),
    ],
)
async def test_only_guests_with_a_keyboard_on_old_hosts_take_scancodes_in_xenservers_message(
    live, own_simulator, source, vm_ref, version, domain_type, is_so
):
    await change(live, own_simulator, vm_ref, domain_type=domain_type, HVM_boot_policy="")
    host_ref = live.store.cache.vm(vm_ref).resident_on
    software = {**live.store.cache.host(host_ref).software_version, "product_version": version}
    own_simulator.run(lambda: own_simulator.db.update("host", host_ref, software_version=software))
    while live.store.cache.host(host_ref).software_version != software:
        await happened(live.store.changed)
    assert source.has_xenserver_scancodes == is_so
