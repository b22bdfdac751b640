# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Edits write one value, never over somebody else's, and at most once."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import edit as edits
from xolite_desktop.xapi.plans.edits import Edit, Slot, Value, current
from xolite_desktop.xapi.refs import Ref


async def at_once(_: float) -> None:
    pass


def vm_called(client: Client, name: str) -> Ref:
    return next(
        ref for ref, vm in client.cache.records("VM").items() if getattr(vm, "name_label", "") == name
    )


def on_server(demo: Simulator, slot: Slot) -> object:
    found = demo.run(lambda: demo.db.get(slot.cls, slot.ref)[slot.field])
    return found.get(slot.key) if slot.key else found


async def make(client: Client, slot: Slot, after: Value) -> None:
    await edits.edit(client, Edit(slot, current(client.cache, slot), after), lambda _: None, at_once)


async def test_only_the_value_is_written(demo: Simulator, live: Client) -> None:
    ref = vm_called(live, "gitlab")
    before = demo.calls.copy()
    await make(live, Slot("VM", ref, "name_label"), "git")
    assert on_server(demo, Slot("VM", ref, "name_label")) == "git"
    made = {name for name in demo.calls - before if name.startswith("VM.")}
    assert made == {"VM.get_name_label", "VM.set_name_label"}
    before = demo.calls.copy()
    again = Edit(Slot("VM", ref, "name_label"), "gitlab", "git")
    await edits.edit(live, again, lambda _: None, at_once)
    assert "VM.set_name_label" not in demo.calls - before  # it is so already


async def test_an_entry_of_a_map_leaves_the_others_alone(demo: Simulator, live: Client) -> None:
    ref = vm_called(live, "postgres-primary")
    others = {**demo.run(lambda: demo.db.get("VM", ref)["other_config"]), "folder": "/New"}
    await make(live, Slot("VM", ref, "other_config", "folder"), "/New")
    assert demo.run(lambda: demo.db.get("VM", ref)["other_config"]) == others


async def test_what_somebody_else_changed_is_not_written_over(demo: Simulator, live: Client) -> None:
    slot = Slot("VM", vm_called(live, "mail-relay"), "name_description")
    demo.run(lambda: demo.db.update("VM", slot.ref, name_description="theirs"))
    with pytest.raises(Failure) as caught:
        await make(live, slot, "mine")
    assert caught.value.code == "CHANGED_MEANWHILE"
    assert caught.value.params == (slot.ref, "name_description", "theirs")
    assert on_server(demo, slot) == "theirs"


async def test_tags_of_others_stay(demo: Simulator, live: Client) -> None:
    slot = Slot("VM", vm_called(live, "web-frontend-01"), "tags")
    mine = current(live.cache, slot)
    assert isinstance(mine, tuple)
    demo.run(lambda: demo.db.update("VM", slot.ref, tags=[*mine, "theirs"]))
    await make(live, slot, (*mine[1:], "mine"))
    assert on_server(demo, slot) == [*mine[1:], "theirs", "mine"]


async def test_a_tag_and_a_folder_are_given_and_taken(demo: Simulator, live: Client) -> None:
    ref = vm_called(live, "build-runner")
    await edits.add_tag(live, "VM", ref, "new", lambda _: None)
    assert "new" in on_server(demo, Slot("VM", ref, "tags"))  # type: ignore[operator]
    await edits.remove_tag(live, "VM", ref, "new", lambda _: None)
    assert "new" not in on_server(demo, Slot("VM", ref, "tags"))  # type: ignore[operator]
    folder = Slot("VM", ref, "other_config", "folder")
    await edits.set_folder(live, "VM", ref, "/A/B", lambda _: None)
    assert on_server(demo, folder) == "/A/B"
    await edits.set_folder(live, "VM", ref, "", lambda _: None)
    assert on_server(demo, folder) is None


class Broken:
    """A client whose writes lose their answer, after or before they had an effect."""

    def __init__(self, value: Value, *, works: bool, reads: int = 0, fails: str = "") -> None:
        self.value, self.works, self.reads, self.fails = value, works, reads, fails
        self.endpoint = Endpoint("host", 443)
        self.written: list[str] = []

    async def call(self, method: str, ref: Ref, *params: object) -> object:
        if ".get_" in method:
            if self.written and self.reads:
                self.reads -= 1
                raise Unreachable(self.endpoint, "reading", "gone")
            return {"k": self.value} if "config" in method and self.value is not None else self.value or {}
        self.written.append(method)
        if method == self.fails:
            self.fails = ""
            raise Failure("NO", (), method)
        if self.works:
            self.value = None if "remove" in method else params[-1]  # type: ignore[assignment]
        if self.works is None or self.fails:
            return ""
        raise OutcomeUnknown(method)


NAME, KEY = Slot("VM", Ref("r"), "name_label"), Slot("VM", Ref("r"), "other_config", "k")


async def test_a_lost_answer_is_looked_after_and_never_sent_again() -> None:
    client = Broken("old", works=True, reads=1)
    await edits.edit(client, Edit(NAME, "old", "new"), lambda _: None, at_once)  # type: ignore[arg-type]
    assert client.written == ["VM.set_name_label"]


async def test_without_an_effect_the_outcome_is_unknown() -> None:
    for reads in (0, 9):
        client = Broken("old", works=False, reads=reads)
        with pytest.raises(OutcomeUnknown):
            await edits.edit(client, Edit(NAME, "old", "new"), lambda _: None, at_once)  # type: ignore[arg-type]
        assert client.written == ["VM.set_name_label"]


async def test_an_entry_that_cannot_be_added_is_put_back() -> None:
    client = Broken("old", works=True, fails="VM.add_to_other_config")
    with pytest.raises(Failure, match="NO"):
        await edits.edit(client, Edit(KEY, "old", "new"), lambda _: None, at_once)  # type: ignore[arg-type]
    assert client.written == [
        "VM.remove_from_other_config", "VM.add_to_other_config", "VM.add_to_other_config",
    ]  # fmt: skip


async def test_settings_of_hosts_have_calls_of_their_own(demo: Simulator, live: Client) -> None:
    host = next(iter(live.cache.records("host")))
    for field, after in (
        ("ntp_custom_servers", ("ntp1.example", "ntp2.example")),
        ("ntp_mode", "Custom"),
        ("timezone", "Europe/Paris"),
        ("ssh_enabled", False),
        ("ssh_enabled_timeout", 3600),
        ("console_idle_timeout", 600),
        ("hostname", "xcp-01.example"),
    ):
        await make(live, Slot("host", host, field), after)
        found = on_server(demo, Slot("host", host, field))
        assert found == (list(after) if isinstance(after, tuple) else after)
    await edits.edit(live, Edit(Slot("host", host, "ssh_enabled"), False, True), lambda _: None, at_once)
    assert on_server(demo, Slot("host", host, "ssh_expiry")) != "19700101T00:00:00Z"
    servers = Slot("host", host, "ntp_custom_servers")
    with pytest.raises(Failure, match="INVALID_NTP_CONFIG"):
        await edits.edit(live, Edit(servers, ("ntp1.example", "ntp2.example"), ()), lambda _: None, at_once)
