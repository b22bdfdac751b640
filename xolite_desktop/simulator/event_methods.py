# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Events as clients ask for them: event.from, and the older register and next."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import method
from xolite_desktop.simulator.replies import EventBatch


@method("event.from", waits=False)
async def event_from(call: Call, classes: list[str], token: str, timeout_s: float) -> EventBatch:
    return await call.simulator.events.wait(call.session, classes, token, timeout_s)


@method("event.inject")
def event_inject(call: Call, cls: str, ref: str) -> str:
    return call.simulator.events.inject(cls, ref)


@method("event.register")
def event_register(call: Call, classes: list[str]) -> None:
    call.simulator.events.register(call.session, classes)


@method("event.unregister")
def event_unregister(call: Call, classes: list[str]) -> None:
    """Classes that were not registered are no mistake."""
    call.simulator.events.unregister(call.session, classes)


@method("event.next", waits=False)
async def event_next(call: Call) -> list[dict[str, Any]]:
    """Waits for the next events of the registered classes; SESSION_NOT_REGISTERED without any."""
    return await call.simulator.events.next(call.session)


@method("event.get_current_id")
def event_get_current_id(call: Call) -> int:
    """The number of the last event that event.next gave to anybody; 0 where nobody asked, as on most hosts."""
    return call.simulator.events.last_id
