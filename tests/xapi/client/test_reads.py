# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Only calls that change nothing may be sent again; the data model is the judge."""

import json
from pathlib import Path

import pytest

from xolite_desktop.xapi.client.reads import is_read, telling_outcome
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, Unreachable, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint

MODEL = Path(__file__).parents[3] / "resources" / "datamodel.json"
HOST = Endpoint("xcp-01")

# Void for the caller: they only raise.
RAISING = "assert_"
# Answers that are no property of an object. Looked at one by one: none of them changes anything.
ANSWERS = {
    "event.from", "host.get_sched_gran", "message.get", "pool.has_extension", "host.has_extension",
    "VM.maximise_memory",
}  # fmt: skip


def _messages() -> list[tuple[str, dict[str, object]]]:
    classes = json.loads(MODEL.read_text(encoding="utf-8"))["classes"]
    return [(f"{cls}.{each['n']}", each) for cls, model in classes.items() for each in model["messages"]]


def test_getters_of_the_data_model_are_reads_and_its_setters_are_not() -> None:
    for name, message in _messages():
        verb = name.partition(".")[2].partition("_")[0]
        if message.get("i") or verb in ("set", "add", "remove"):
            assert is_read(name) == (verb == "get"), name


def test_a_read_gives_an_answer_or_only_raises() -> None:
    reads = [(name, message) for name, message in _messages() if is_read(name)]
    assert len(reads) > 1000
    for name, message in reads:
        if message["r"] == "void":
            assert name.partition(".")[2].startswith(RAISING), name


def test_a_read_makes_no_object_and_starts_no_work() -> None:
    """What the server itself runs as tasks that take time is no read, except asserts and a few that only answer."""
    for name, message in _messages():
        if message.get("a") and is_read(name) and not name.partition(".")[2].startswith((RAISING, "get_")):
            assert str(message["r"]) not in ("void",), name
            assert not str(message["r"]).endswith(" ref"), name


@pytest.mark.parametrize(
    "method",
    ["VM.start", "Async.VM.start", "Async.VM.get_record", "VM.query_services", "event.inject", "task.create",
     "session.login_with_password", "SR.scan", "SR.probe", "VM.provision", "host.dmesg_clear", "unknown"],
)  # fmt: skip
def test_everything_else_is_no_read(method: str) -> None:
    assert not is_read(method)


class _Caller:
    def __init__(self, error: XapiError) -> None:
        self._error = error

    @telling_outcome
    async def call(self, method: str, params: tuple[object, ...]) -> object:
        raise self._error


def _broken(*, sent: bool) -> Unreachable:
    error = Unreachable(HOST, "x", "reset")
    error.may_have_run = sent
    return error


async def test_a_setter_without_an_answer_has_an_unknown_outcome() -> None:
    with pytest.raises(OutcomeUnknown) as caught:
        await _Caller(_broken(sent=True)).call("VM.set_name_label", ())
    assert caught.value.params[0] == "VM.set_name_label"
    assert "reset" in caught.value.checked
    assert isinstance(caught.value.__cause__, Unreachable)


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("VM.get_record", _broken(sent=True)),
        ("VM.set_name_label", _broken(sent=False)),
        ("VM.set_name_label", Failure("HANDLE_INVALID", ("VM", "x"))),
        ("VM.set_name_label", Failure("HOST_IS_SLAVE", ("10.0.0.1",))),
    ],
)
async def test_reads_refusals_and_what_was_not_sent_keep_their_own_error(
    method: str, error: XapiError
) -> None:
    with pytest.raises(XapiError) as caught:
        await _Caller(error).call(method, ())
    assert caught.value is error
