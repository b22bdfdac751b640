# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One call from its name and parameters to its result: what the data model promises, checked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xolite_desktop.simulator.call import Call, Host
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.implicit import answer
from xolite_desktop.simulator.methods import Method, load_methods
from xolite_desktop.simulator.schema import REMOVED_CLASSES, Message, Type
from xolite_desktop.simulator.tasks import Tasks, dummy_ref
from xolite_desktop.simulator.values import check

_LIST_METHODS = "system.listMethods"
_STRING = Type("string")


@dataclass(frozen=True)
class Result:
    """A value and the type by which it is encoded. `bare` results have no Status struct in XML-RPC."""

    kind: Type
    value: Any
    bare: bool = False


class Rpc:
    """The pool's calls, whatever the transport."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._schema = host.db.schema
        self._tasks = Tasks(host)
        self._methods = load_methods()
        self._answers: dict[str, Callable[..., Any] | None] = {}

    async def call(self, name: str, params: list[Any]) -> Result:
        """The result of one call; `Failure` as a host would answer."""
        host = self._host
        host.counts.calls[name] += 1
        if host.faults.answer_delay_s:
            await asyncio.sleep(host.faults.answer_delay_s)
        if name in host.faults.failures:
            raise Failure(*host.faults.failures[name])
        if name == _LIST_METHODS:
            return Result(Type("set", of=(_STRING,)), self._names(), bare=True)
        asked = name.removeprefix("Async.")
        message = self._message(asked)
        in_background = asked != name
        if in_background and not message.is_async:
            raise Failure("Fault", f"No async mode for this operation (rpc: {asked})")
        session, values = self._parameters(message, params)
        if message.needs_session:
            host.sessions.admit(session, message, host.faults.elsewhere, _key(message, values))
        host.counts.executed[name] += 1
        call = Call(host, host.db, session, dummy_ref(asked), host.clock, asked)
        run = self._implementation(message)
        if in_background:
            return Result(Type("ref", "task"), self._tasks.start(call, run, values, message.result))
        return Result(message.result, await self._now(message, call, run, values))

    async def _now(self, message: Message, call: Call, run: Method, values: list[Any]) -> Any:
        if message.full_name not in self._methods:
            return run.run(call, *values)
        in_database = message.is_async and not message.implicit
        return await self._tasks.run(call, run, values, in_database=in_database)

    def _message(self, name: str) -> Message:
        message = self._schema.message(name)
        if message is not None:
            return message
        if name.partition(".")[0] in REMOVED_CLASSES:
            raise Failure("MESSAGE_REMOVED")
        raise Failure("MESSAGE_METHOD_UNKNOWN", name)

    def _parameters(self, message: Message, params: list[Any]) -> tuple[str, list[Any]]:
        """The session and the checked values; the session is not counted among the parameters."""
        hidden = 1 if message.needs_session else 0
        given = len(params) - hidden
        least = sum(param.required for param in message.params)
        if not message.needs_session:
            # Signing in asks for two at least, and ignores what is too much.
            params = params[: len(message.params)]
            least = min(least, 2)
        elif given > len(message.params):
            raise _count_mismatch(message, given)
        if given < least:
            raise _count_mismatch(message, given)
        session = check(_STRING, params[0]) if hidden else ""
        pairs = zip(message.params, params[hidden:], strict=False)
        return session, [check(param.type, value) for param, value in pairs]

    def _implementation(self, message: Message) -> Method:
        name = message.full_name
        registered = self._methods.get(name)
        if registered is not None:
            return registered
        if name not in self._answers:
            self._answers[name] = answer(self._host.db, message)
        function = self._answers[name]
        if function is None:
            raise Failure("NOT_IMPLEMENTED", name)
        return Method(name, lambda call, *values: function(*values), waits=False)

    def _names(self) -> list[str]:
        classes = self._schema.classes.values()
        return [_LIST_METHODS, *(each.full_name for cls in classes for each in cls.messages.values())]


def _key(message: Message, values: list[Any]) -> str:
    """The key of the map that a call adds to or removes from."""
    changes_map = message.name.startswith(("add_to_", "remove_from_"))
    return str(values[1]) if changes_map and len(values) > 1 else ""


def _count_mismatch(message: Message, given: int) -> Failure:
    expected = sum(param.required for param in message.params)
    return Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", message.full_name, str(expected), str(given))
