# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where methods register, and how a method marks an object as busy."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure

# The modules whose import registers their methods.
METHOD_MODULES: tuple[str, ...] = (
    "basic_methods",
    "data_sources",
    "directory_methods",
    "device_methods",
    "emergency_methods",
    "event_methods",
    "ha_methods",
    "host_certificate",
    "host_files",
    "host_methods",
    "join_methods",
    "host_settings",
    "message_methods",
    "network_methods",
    "network_addresses",
    "network_bonds",
    "network_pifs",
    "network_tunnels",
    "pool_methods",
    "repositories",
    "role_methods",
    "storage_methods",
    "storage_plugins",
    "storage_probe",
    "storage_vdis",
    "vm_appliance",
    "vm_clone",
    "vm_fields",
    "vm_migrate",
    "vm_send",
    "vm_schedules",
    "vm_placement",
    "vm_power",
    "vm_queries",
    "vm_snapshot",
    "vm_vbds",
    "vm_vifs",
)


@dataclass(frozen=True)
class Progress:
    """Yielded by a method: the share of its work that is done, 0 to 1."""

    share: float


# A method that takes time yields the seconds its next part takes, or its progress.
Steps = Generator[float | Progress, None, Any]


@dataclass(frozen=True)
class Method:
    """A registered method. `waits` is false where a busy object is an answer, not a reason to queue."""

    name: str
    run: Callable[..., Any]
    waits: bool


METHODS: dict[str, Method] = {}

# Called as (database, class, ref) whenever an object's current_operations changed.
refresh_hooks: list[Callable[[Database, str, str], None]] = []

_Function = TypeVar("_Function", bound=Callable[..., Any])


def method(name: str, *, waits: bool = True) -> Callable[[_Function], _Function]:
    """Register the function that answers `Class.name`. Its first argument is the `Call`.

    A plain function's return value is the result (None is void). A generator takes time, see `Steps`.
    A failure OTHER_OPERATION_IN_PROGRESS raised before the first yield makes the call wait and try again.
    """

    def register(function: _Function) -> _Function:
        METHODS[name] = Method(name, function, waits)
        return function

    return register


def load_methods() -> dict[str, Method]:
    """All methods, after importing the modules that hold them."""
    for module in METHOD_MODULES:
        importlib.import_module(f"xolite_desktop.simulator.{module}")
    return METHODS


@contextmanager
def operation(call: Call, cls: str, ref: str, name: str) -> Iterator[None]:
    """Keep `{task: name}` in the object's current_operations while the body runs.

    `allowed_operations` is refreshed on entry and on exit. An object that dies meanwhile is left alone.
    """
    record = call.db.get(cls, ref)
    _set_operations(call.db, cls, ref, {**record["current_operations"], call.task: name})
    try:
        yield
    finally:
        if ref in call.db.records(cls):
            running = dict(call.db.get(cls, ref)["current_operations"])
            running.pop(call.task, None)
            _set_operations(call.db, cls, ref, running)


def busy(db: Database, cls: str, ref: str, tolerated: tuple[str, ...] = ()) -> None:
    """Raise OTHER_OPERATION_IN_PROGRESS if the object runs an operation that is not one of `tolerated`."""
    for task, running in db.get(cls, ref)["current_operations"].items():
        if running not in tolerated:
            raise Failure("OTHER_OPERATION_IN_PROGRESS", cls, ref, running, task)


def _set_operations(db: Database, cls: str, ref: str, operations: dict[str, str]) -> None:
    db.update(cls, ref, current_operations=operations)
    for hook in refresh_hooks:
        hook(db, cls, ref)
