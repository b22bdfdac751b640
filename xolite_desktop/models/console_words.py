# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said over the last picture of a console: what became of the VM, or why its host refused."""

from __future__ import annotations

from collections.abc import Mapping

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.reasons import Explanation, explain_code, explain_error
from xolite_desktop.models.text import sentence
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.errors import ConsoleRefused, XapiError
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

# What the pool does with a VM, and how the end of its console is explained by it.
_OPERATIONS: Mapping[str, str] = {
    "clean_reboot": "CONSOLE_REBOOTING",
    "hard_reboot": "CONSOLE_REBOOTING",
    "clean_shutdown": "CONSOLE_STOPPING",
    "hard_shutdown": "CONSOLE_STOPPING",
    "shutdown": "CONSOLE_STOPPING",
    "suspend": "CONSOLE_SUSPENDING",
    "checkpoint": "CONSOLE_SUSPENDING",
    "resume": "CONSOLE_RESUMING",
    "resume_on": "CONSOLE_RESUMING",
    "pool_migrate": "CONSOLE_MIGRATING",
    "migrate_send": "CONSOLE_MIGRATING",
    "revert": "CONSOLE_REVERTING",
}

# What a host means by a status, in answer to both ways in (protocol.md 8.2 and 8.4).
_STATUSES: Mapping[int, str] = {
    0: "CONSOLE_CLOSED_EARLY",
    401: "CONSOLE_SESSION_REFUSED",
    403: "CONSOLE_ROLE_REFUSED",
    404: "CONSOLE_HAS_NO_ADDRESS",
    500: "CONSOLE_NOT_THERE",
    501: "CONSOLE_WITHOUT_PROXY",
    503: "CONSOLE_LIMITED",
}


def ending(error: Exception | None, vm: VM | None, vm_ref: Ref, cache: Cache) -> Explanation:
    """Why a console ended: what the pool does with the VM right now, else what the error says."""
    running = vm.current_operations.values() if vm is not None else ()
    code = next((_OPERATIONS[name] for name in running if name in _OPERATIONS), "")
    if code and not (isinstance(error, ConsoleRefused) and error.status in (401, 403)):
        return explain_code(code, (vm_ref,), cache)
    if error is None:
        return explain_code("CONSOLE_ENDED", (vm_ref,), cache)
    if isinstance(error, ConsoleRefused) and error.status in _STATUSES:
        return explain_code(_STATUSES[error.status], error.params, cache)
    if isinstance(error, XapiError):
        return explain_error(error, cache)
    # The console server's own protocol, or an address the pool wrote: these errors are sentences.
    return Explanation(sentence(str(error)), "", "", "CONSOLE_UNREADABLE", (), False)


def news(before: tuple[object, ...], now: tuple[object, ...], vm_ref: Ref, cache: Cache) -> str:
    """What tells one life of a VM, as (location, domain, host), from the next; a sentence."""
    name = name_of_ref(vm_ref, cache)
    host_before, host_now = before[2], now[2]
    if host_before != host_now:
        return tr("{name} moved to {host}. Connecting again…").format(
            name=name, host=name_of_ref(str(host_now), cache) or tr("another host")
        )
    if before[1] != now[1]:
        return tr("{name} was started anew. Connecting again…").format(name=name)
    return tr("The console has another address. Connecting again…")
