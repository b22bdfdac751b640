# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages: made, found, destroyed."""

from tests.simulator.small_pool import SmallPool

NIL = "00000000-0000-0000-0000-000000000000"


async def test_messages_are_about_objects_that_exist():
    pool = SmallPool()
    vm = pool.get("VM", pool.vm())
    message = await pool.call("message.create", "NOTE", 99, "VM", vm["uuid"], "text")
    record = pool.get("message", message)
    assert (record["name"], record["priority"], record["cls"], record["body"]) == ("NOTE", 99, "VM", "text")
    assert record["timestamp"] > "2027"
    failure = await pool.failure("message.create", "NOTE", 3, "VM", NIL, "x")
    assert failure == ["UUID_INVALID", "VM", NIL]
    failure = await pool.failure("message.create", "NOTE", 3, "Nope", vm["uuid"], "x")
    assert failure == ["INTERNAL_ERROR", 'Failure("Unknown tag/contents")']
    host, pool_uuid = pool.get("host", pool.host)["uuid"], pool.get("pool", pool.pool)["uuid"]
    await pool.call("message.create", "NOTE", 3, "Host", host, "")
    await pool.call("message.create", "NOTE", 3, "Pool", pool_uuid, "")
    assert len(await pool.call("message.get_all")) == 3


async def test_messages_are_found_by_object_and_time():
    pool = SmallPool()
    vm = pool.vm()
    uuid = pool.get("VM", vm)["uuid"]
    await pool.call("VM.start", vm, False, False)
    found = await pool.call("message.get", "VM", uuid, "19700101T00:00:00Z")
    assert [message["name"] for message in found.values()] == ["VM_STARTED"]
    assert await pool.call("message.get_since", "20990101T00:00:00Z") == {}
    assert len(await pool.call("message.get_since", "19700101T00:00:00Z")) == 1
    assert (await pool.failure("message.get_since", "garbage"))[0] == "INTERNAL_ERROR"
    await pool.call("VM.hard_shutdown", vm)
    await pool.call("VM.destroy", vm)
    assert await pool.failure("message.get", "VM", uuid, "19700101T00:00:00Z") == ["UUID_INVALID"]
    assert len(await pool.call("message.get_all_records")) == 2


async def test_messages_are_destroyed_until_the_first_unknown_one():
    pool = SmallPool()
    uuid = pool.get("VM", pool.vm())["uuid"]
    first, second, third = [await pool.call("message.create", "N", 3, "VM", uuid, "") for _ in range(3)]
    await pool.call("message.destroy", first)
    failure = ["HANDLE_INVALID", "message", first]
    assert await pool.failure("message.destroy", first) == failure
    assert await pool.failure("message.destroy_many", [second, first, third]) == failure
    assert set(pool.db.records("message")) == {third}
    await pool.call("message.destroy_many", [])
