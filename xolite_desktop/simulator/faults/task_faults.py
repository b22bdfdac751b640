# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks that lie, vanish, or never end; in their events, where they are read, and where they are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.faults.fault import Act, Asked, Fault, Instead, OnResult, OnText, Phase

Record = dict[str, Any]
Change = Callable[[Record, Asked], Record | None]

_FINAL = ("success", "failure", "cancelled")
_PHASES = (Phase.POLL, Phase.TASK)


def _on_tasks(change: Change) -> OnResult:
    """The change on each task's record; None makes an event a deletion."""

    def changed(result: Any, asked: Asked) -> Any:
        if asked.method == "task.get_record":
            return change(result, asked)
        if asked.method == "event.from" and isinstance(result, dict):
            result["events"] = [_event(event, change, asked) for event in result["events"]]
        return result

    return OnResult(changed)


def _event(event: dict[str, Any], change: Change, asked: Asked) -> dict[str, Any]:
    if event["class"] != "task" or "snapshot" not in event:
        return event
    record = change(event["snapshot"], asked)
    if record is None:
        return {**{key: value for key, value in event.items() if key != "snapshot"}, "operation": "del"}
    return {**event, "snapshot": record}


def _always(**fields: Any) -> OnResult:
    return _on_tasks(lambda record, asked: {**record, **fields})


def _at_end(**fields: Any) -> OnResult:
    """Other fields once it has ended."""
    return _on_tasks(lambda record, asked: {**record, **fields} if record["status"] in _FINAL else record)


def _falling(record: Record, asked: Asked) -> Record:
    asked.memory["step"] = asked.memory.get("step", 0) + 1
    return {**record, "progress": (0.9, 0.1, 0.7, 0.0)[asked.memory["step"] % 4]}


def _answer(value: Any) -> OnText:
    return OnText(
        lambda body, asked: json.dumps({"jsonrpc": "2.0", "result": value, "id": asked.id}).encode()
    )


def _gone(asked: Asked) -> list[str]:
    return ["HANDLE_INVALID", "task", str(asked.params[-1])]


def _fault(name: str, says: str, act: Act, phases: tuple[Phase, ...] = _PHASES, **flags: bool) -> Fault:
    return Fault(f"task_{name}", says, act, phases, **flags)


_BOMB = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><value>&i;</value>"
)
_DEEP = "<value><array><data>" * 20_000 + "</data></array></value>" * 20_000

TASK_FAULTS = (
    _fault("never_ends", "Pending for ever.", _always(status="pending", progress=0.5), stalls=True),
    _fault(
        "vanishes", "Gone, before its end was seen.", _on_tasks(lambda record, asked: None), (Phase.POLL,)
    ),
    _fault("gone", "Gone, when asked for.", Instead(_gone), (Phase.TASK,), runs=False),
    _fault(
        "success_with_error", "A success with an error.", _at_end(status="success", error_info=["X", "y"])
    ),
    _fault(
        "failure_without_error", "A failure without one.", _at_end(status="failure", error_info=[], result="")
    ),
    _fault(
        "failure_long",
        "A failure of 200 kB.",
        _at_end(status="failure", error_info=["SR_BACKEND_FAILURE_1", "why " * 50_000]),
    ),
    _fault("failure_types", "A failure of odd types.", _at_end(status="failure", error_info=[1, None])),
    _fault("cancelled", "Cancelled by somebody.", _at_end(status="cancelled", result="")),
    _fault("cancelling", "Cancelled, but not yet.", _always(status="cancelling"), stalls=True),
    _fault("status_unknown", "A status nobody knows.", _always(status="perhaps"), stalls=True),
    _fault(
        "status_missing",
        "No status.",
        _on_tasks(lambda r, a: {k: v for k, v in r.items() if k != "status"}),
        stalls=True,
    ),
    _fault("status_type", "A number as status.", _always(status=1), stalls=True),
    _fault("progress_back", "Progress that falls.", _on_tasks(_falling), harmless=True),
    _fault("progress_over", "Progress above 1.", _always(progress=17.5), harmless=True),
    _fault("progress_negative", "Progress below 0.", _always(progress=-3.0), harmless=True),
    _fault("progress_nan", "Progress NaN.", _always(progress=float("nan"))),
    _fault("progress_infinite", "Progress Infinity.", _always(progress=float("inf"))),
    _fault("progress_text", "Progress in words.", _always(progress="half")),
    _fault("result_broken", "A result that is no XML.", _at_end(result="<value>a<b></value>")),
    _fault("result_bomb", "A result with entities.", _at_end(result=_BOMB)),
    _fault("result_deep", "A result nested deeply.", _at_end(result=_DEEP)),
    _fault("result_number", "A number that is none.", _at_end(result="<value><int>many</int></value>")),
    _fault("result_other", "Another value.", _at_end(result="<value><struct/></value>")),
    _fault("result_controls", "Controls in the result.", _at_end(result="<value>\x00\x1b</value>")),
    _fault("result_null", "null as result.", _at_end(result=None)),
    _fault("record_empty", "A record without fields.", _on_tasks(lambda record, asked: {}), stalls=True),
    _fault("ref_empty", "An empty reference.", _answer(""), (Phase.ACTION,)),
    _fault("ref_null", "OpaqueRef:NULL as reference.", _answer("OpaqueRef:NULL"), (Phase.ACTION,)),
    _fault("ref_number", "A number as reference.", _answer(3), (Phase.ACTION,)),
    _fault("ref_unknown", "A task that never was.", _answer("OpaqueRef:never"), (Phase.ACTION,)),
    _fault("ref_surrogate", "A reference that cannot be sent.", _answer("a\ud800"), (Phase.ACTION,)),
    _fault(
        "destroy_fails",
        "It cannot be destroyed.",
        Instead(lambda a: ["INTERNAL_ERROR", "no"]),
        (Phase.TASK,),
        runs=False,
    ),
)
