# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which calls only read: whether they ran makes no difference, so they may be sent again."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from xolite_desktop.xapi.errors import OutcomeUnknown, XapiError

_Self = TypeVar("_Self")
_Rest = ParamSpec("_Rest")

_READING: Final = ("get_", "assert_", "list_", "retrieve_", "compute_", "query_", "has_")
_NO_READS: Final = frozenset({"VM.query_services"})  # it registers what it finds
_READS: Final = frozenset({"message.get", "event.from", "VDI.read_database_pool_uuid", "VM.maximise_memory"})


def is_read(method: str) -> bool:
    """Whether a call such as "VM.get_record" changes nothing on the server. `Async.` calls make a task, so they do."""
    if method.startswith("Async.") or method in _NO_READS:
        return False
    return method in _READS or method.partition(".")[2].startswith(_READING)


def telling_outcome(
    call: Callable[Concatenate[_Self, str, _Rest], Coroutine[Any, Any, Any]],
) -> Callable[Concatenate[_Self, str, _Rest], Coroutine[Any, Any, Any]]:
    """For a method that makes one call, named first: what may have run without an answer ends in `OutcomeUnknown`.

    Reads keep their own error, as does everything that surely did not reach the server or was refused by it.
    """

    @wraps(call)
    async def told(self: _Self, method: str, /, *args: _Rest.args, **kwargs: _Rest.kwargs) -> Any:
        try:
            return await call(self, method, *args, **kwargs)
        except XapiError as error:
            if is_read(method) or not error.may_have_run or isinstance(error, OutcomeUnknown):
                raise
            raise OutcomeUnknown(
                method, "", f"The connection was lost before the answer: {error}."
            ) from error

    return told
