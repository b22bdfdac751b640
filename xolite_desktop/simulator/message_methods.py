# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages: what XAPI and its clients tell about objects, kept until somebody destroys them."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.methods import method
from xolite_desktop.simulator.replies import Records

HISTORY = 5
"""The priority of messages that only tell what was done."""

# Class of a message -> class of the object it is about; other classes are not looked up.
_CLASSES = {"Host": "host", "Pool": "pool"}


def post(db: Database, now: float, **fields: Any) -> str:
    """A new message (`name`, `priority`, `cls`, `obj_uuid`, `body`) with the time `now`; gives its ref."""
    return db.create("message", **fields, timestamp=wire_date(now))


def announce(call: Call, vm: str, name: str, text: str) -> None:
    """The message that XAPI leaves after an operation on a VM: `VM 'web-01' (uuid: …) paused`."""
    record = call.db.get("VM", vm)
    body = f"VM '{record['name_label']}' (uuid: {record['uuid']}) {text}"
    fields = {"name": name, "priority": HISTORY, "cls": "VM", "obj_uuid": record["uuid"], "body": body}
    post(call.db, call.clock.now(), **fields)


@method("message.create")
def create(call: Call, name: str, priority: int, cls: str, obj_uuid: str, body: str) -> str:
    """Any priority is accepted; the object must exist."""
    object_class = _CLASSES.get(cls, cls)
    if object_class in call.db.schema.classes:
        call.db.by_uuid(object_class, obj_uuid)
    now = call.clock.now()
    return post(call.db, now, name=name, priority=priority, cls=cls, obj_uuid=obj_uuid, body=body)


@method("message.destroy")
def destroy(call: Call, ref: str) -> None:
    call.db.destroy("message", ref)


@method("message.destroy_many")
def destroy_many(call: Call, messages: list[str]) -> None:
    """Stops at the first unknown one."""
    for ref in messages:
        call.db.destroy("message", ref)


@method("message.get")
def get(call: Call, cls: str, obj_uuid: str, since: str) -> Records:
    """The messages about one object; UUID_INVALID without parameters once the object is gone."""
    object_class = _CLASSES.get(cls, cls)
    if object_class in call.db.schema.classes and not call.db.find(object_class, uuid=obj_uuid):
        call.fail("UUID_INVALID")

    def wanted(message: Record) -> bool:
        about = (message["cls"], message["obj_uuid"]) == (cls, obj_uuid)
        return about and str(message["timestamp"]) > since

    return _chosen(call.db, wanted)


@method("message.get_since")
def get_since(call: Call, since: str) -> Records:
    return _chosen(call.db, lambda message: bool(message["timestamp"] > since))


def _chosen(db: Database, wanted: Any) -> Records:
    refs = [ref for ref, message in db.records("message").items() if wanted(message)]
    return Records(db, "message", refs)
