# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""event.register and event.next, as clients of old use them."""

import asyncio
import xmlrpc.client

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.failure import Failure


async def test_only_what_was_registered_is_told():
    pool = SmallPool()
    vm = pool.vm()
    assert await pool.failure("event.next") == ["SESSION_NOT_REGISTERED", pool.session]
    await pool.call("event.register", ["vm", "network"])
    assert await pool.call("event.get_current_id") == 0
    await pool.call("pool.set_name_label", pool.pool, "other")
    await pool.call("VM.set_name_label", vm, "renamed")
    (event,) = await pool.call("event.next")
    assert (event["class"], event["operation"], event["ref"]) == ("vm", "mod", vm)
    assert event["snapshot"]["name_label"] == "renamed"
    assert await pool.call("event.get_current_id") == int(event["id"])


async def test_next_waits_for_something_to_tell():
    pool = SmallPool()
    vm = pool.vm()
    await pool.call("event.register", ["*"])
    waiting = asyncio.create_task(pool.call("event.next"))
    await asyncio.sleep(0)
    await pool.call("VM.set_name_label", vm, "renamed")
    assert vm in {event["ref"] for event in await waiting}
    waiting = asyncio.create_task(pool.call("event.next"))
    await asyncio.sleep(0)
    await pool.call("session.logout")
    with pytest.raises(Failure, match="SESSION_INVALID"):
        await waiting


async def test_classes_are_taken_back_one_by_one():
    pool = SmallPool()
    await pool.call("event.register", ["vm"])
    await pool.call("event.register", ["host"])
    await pool.call("event.unregister", ["vm", "sr"])
    pool.vm()
    await pool.call("host.set_name_label", pool.host, "renamed")
    assert [event["class"] for event in await pool.call("event.next")] == ["host"]
    await pool.call("event.unregister", ["host"])
    assert await pool.failure("event.next") == ["SESSION_NOT_REGISTERED", pool.session]
    assert await pool.failure("event.register", ["a/b/c"]) == ["EVENT_SUBSCRIPTION_PARSE_FAILURE", "a/b/c"]


def test_events_are_told_in_xml_too(simulator, caller):
    def ask(method, *params):
        text = xmlrpc.client.dumps((caller.session, *params), method)
        _, _, body = caller.request("POST", "/", text)
        (answer,), _ = xmlrpc.client.loads(body)
        return answer["Value"]

    ask("event.register", ["vm"])
    ask("VM.set_name_label", "OpaqueRef:vm", "renamed")
    (event,) = ask("event.next")
    assert (event["operation"], event["snapshot"]["name_label"]) == ("mod", "renamed")
