# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is dragged out of another pool's window: a host joins, a VM moves, everything else is refused in a sentence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.dropping_between_pools import BetweenPools, Place
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import EVERYTHING

from .conftest import SmallPool, fill

CPU = {"vendor": "GenuineIntel", "features_hvm_host": "1"}


class Window:
    """One window: what it was asked to do, and its connection as far as dropping looks at it."""

    def __init__(self, pool: SmallPool) -> None:
        self.pool = pool
        self.connection: Any = SimpleNamespace(
            store=pool.store, is_usable=True, is_read_only=False, permissions=EVERYTHING, endpoint="lab"
        )
        self.went: list[tuple[str, tuple[str, ...], Place]] = []
        self.drops = BetweenPools(self.connection, self.offer, self.go)

    def offer(self, action: Action, selection: Selection) -> Offer:
        return offer(action, selection, is_read_only=self.connection.is_read_only)

    def go(self, action: Action, selection: Selection, place: Place) -> None:
        self.went.append((action.id, selection.refs, place))


@pytest.fixture
def here() -> Window:
    pool = fill(SmallPool()).loaded()
    for host in ("h1", "h2", "h3"):
        pool.change("host", host, cpu_info=CPU)
    return Window(pool)


@pytest.fixture
def lone() -> Window:
    """A host in a pool of its own, with a VM that is off."""
    pool = SmallPool()
    pool.add("pool", "other", name_label="home", master=Ref("lone"))
    pool.add("host", "lone", name_label="xcp-home", enabled=True, cpu_info=CPU, PIFs=("eth0",))
    pool.add("VM", "media", name_label="media", power_state="Halted", allowed_operations=("migrate_send",))
    pool.add(
        "PIF", "eth0", host="lone", management=True, physical=True, VLAN=-1, ip_configuration_mode="Static"
    )
    pool.add("SR", "disks", name_label="disks", type="ext")
    return Window(pool.loaded())


@pytest.mark.parametrize("target", ["pool", "h2"])
def test_a_host_that_is_alone_joins(here: Window, lone: Window, target: str) -> None:
    verdict = here.drops.verdict(["lone"], target, lone.drops)
    assert verdict is not None
    assert (verdict.is_allowed, verdict.sentence) == (True, "Add the host xcp-home to the pool lab-pool…")
    here.drops.drop(["lone"], target, lone.drops)
    assert here.went == [("pool.join", ("pool",), Place(lone.connection, Ref("lone")))]
    assert lone.went == []


@pytest.mark.parametrize(
    ("target", "host", "name"), [("pool", None, "lab-pool"), ("h2", Ref("h2"), "xcp-02")]
)
def test_a_vm_moves_and_its_own_window_asks(
    here: Window, lone: Window, target: str, host: Ref | None, name: str
) -> None:
    verdict = here.drops.verdict(["media"], target, lone.drops)
    assert verdict is not None
    assert verdict.sentence == f"Move media with its disks to {name}, in another pool…"
    here.drops.drop(["media"], target, lone.drops)
    assert here.went == []
    assert lone.went == [("vm.move", ("media",), Place(here.connection, host))]


def refuse_hosts(here: Window, lone: Window) -> None:
    here.pool.change("pool", "pool", ha_enabled=True)


def run_a_vm(here: Window, lone: Window) -> None:
    lone.pool.change("VM", "media", power_state="Running", allowed_operations=())


def lose(here: Window, lone: Window) -> None:
    lone.connection.is_usable = False


def only_look(here: Window, lone: Window) -> None:
    here.connection.is_read_only = True


def only_look_there(here: Window, lone: Window) -> None:
    lone.connection.is_read_only = True


def nothing(here: Window, lone: Window) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "refs", "target", "word"),
    [
        (refuse_hosts, ["lone"], "pool", "High availability"),
        (run_a_vm, ["lone"], "pool", "Stop all VMs"),
        (lose, ["lone"], "pool", "no connection"),
        (only_look, ["lone"], "pool", "read-only"),
        (only_look_there, ["lone"], "pool", "read-only"),
        (run_a_vm, ["media"], "h2", ""),
        (only_look, ["media"], "h2", "read-only"),
        (only_look_there, ["media"], "h2", "read-only"),
        (nothing, ["media"], "h3", "maintenance"),
        (nothing, ["media", "lone"], "pool", "one object at a time"),
        (nothing, ["disks"], "pool", "Only hosts and VMs"),
    ],
)
def test_why_it_is_refused(
    here: Window, lone: Window, change: Any, refs: list[str], target: str, word: str
) -> None:
    change(here, lone)
    verdict = here.drops.verdict(refs, target, lone.drops)
    assert verdict is not None
    assert not verdict.is_allowed
    assert verdict.sentence
    assert word.lower() in verdict.sentence.lower()
    here.drops.drop(refs, target, lone.drops)
    assert here.went == lone.went == []


def test_nothing_of_another_pool_goes_onto_a_tag_and_what_is_gone_nowhere(here: Window, lone: Window) -> None:
    assert here.drops.verdict(["media"], "tag:prod", lone.drops) is None
    assert here.drops.verdict(["gone"], "pool", lone.drops) is None


def test_two_windows_of_a_pool_share_its_objects(here: Window, lone: Window) -> None:
    beside = BetweenPools(here.connection, here.offer, here.go)
    assert here.drops.is_same_pool(beside)
    assert not here.drops.is_same_pool(lone.drops)
