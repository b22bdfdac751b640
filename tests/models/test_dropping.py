# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What dropping means, where it is refused and why, and that it does just that."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.dropping import MOST, Dropping
from xolite_desktop.models.edits.editable import Editable
from xolite_desktop.models.edits.table import editable
from xolite_desktop.models.reasons import Explanation
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.refs import Ref


class FakeEdits:
    """What dropping asks of the edits of a window; refuses all for the refs in `refused`."""

    def __init__(self, pool: Any) -> None:
        self.pool = pool
        self.refused: set[str] = set()
        self.saved: list[tuple[str, str, object, object]] = []

    def find(self, ref: Ref, editable_id: str) -> Editable | None:
        cls = next(cls for cls in ("VM", "host", "SR", "network") if self.pool.cache.get(cls, ref))
        return editable(self.pool.store, cls, ref, editable_id)

    def value(self, ref: Ref, entry: Editable) -> object:
        record = next(
            self.pool.cache.get(cls, ref) for cls in ("VM", "host", "SR") if self.pool.cache.get(cls, ref)
        )
        value = getattr(record, entry.field)
        return value.get(entry.key) if entry.key else value

    def refusal(self, ref: Ref, entry: Editable) -> Explanation | None:
        return Explanation("You may not", "", "", "RBAC") if ref in self.refused else None

    def save(self, ref: Ref, entry: Editable, before: object, after: object) -> None:
        self.saved.append((ref, entry.id, before, after))


@pytest.fixture
def edits(pool: Any) -> FakeEdits:
    return FakeEdits(pool)


@pytest.fixture
def migrated() -> list[tuple[str, tuple[str, ...], str]]:
    return []


@pytest.fixture
def dropping(pool: Any, edits: FakeEdits, migrated: list[Any]) -> Dropping:
    for name in ("web-2", "web-10", "gitlab"):
        pool.change("VM", name, allowed_operations=("pool_migrate",))

    def ask(action: Action, selection: Selection) -> Offer:
        return offer(action, selection)

    return Dropping(
        pool.store,
        edits,
        ask,
        lambda entry, selection, host: migrated.append((entry.id, selection.refs, host)),
    )  # type: ignore[arg-type]


def test_a_vm_dropped_on_a_host_asks_to_migrate_it(dropping: Dropping, migrated: list[Any]) -> None:
    verdict = dropping.verdict(["web-2"], "h2")
    assert verdict is not None
    assert verdict.is_allowed
    assert verdict.sentence == "Migrate web-2 to xcp-02…"
    dropping.drop(["web-2"], "h2")
    assert migrated == [("vm.migrate", ("web-2",), "h2")]


def test_of_several_those_that_can_go_go(dropping: Dropping, migrated: list[Any]) -> None:
    verdict = dropping.verdict(["web-2", "gitlab"], "h2")
    assert verdict is not None
    assert verdict.sentence == "Migrate 1 of 2 VMs to xcp-02…"
    dropping.drop(["web-2", "gitlab"], "h2")
    assert migrated == [("vm.migrate", ("web-2",), "h2")]


@pytest.mark.parametrize(
    ("refs", "host", "word"),
    [
        (["erp"], "h1", "running"),
        (["web-2"], "h1", "already"),
        (["web-2"], "h3", "maintenance"),
        (["nfs"], "h1", "Only VMs"),
    ],
)
def test_why_a_host_refuses(
    dropping: Dropping, migrated: list[Any], refs: list[str], host: str, word: str
) -> None:
    verdict = dropping.verdict(refs, host)
    assert verdict is not None
    assert not verdict.is_allowed
    assert word in verdict.sentence
    dropping.drop(refs, host)
    assert migrated == []


def test_a_host_that_does_not_reach_the_disks_gets_them_too(
    dropping: Dropping, migrated: list[Any], pool: Any
) -> None:
    pool.add("SR", "local", name_label="Local", type="lvm", physical_size=1000)
    pool.add("PBD", "local-pbd", SR="local", host="h1", currently_attached=True)
    pool.add("VDI", "root", SR="local", managed=True, type="user")
    pool.add("VBD", "hda", VM="web-2", VDI="root", type="Disk", userdevice="9")
    vm = pool.cache.vm("web-2")
    pool.change("VM", "web-2", VBDs=(*vm.VBDs, "hda"), allowed_operations=("pool_migrate", "migrate_send"))
    verdict = dropping.verdict(["web-2"], "h2")
    assert verdict is not None
    assert (verdict.is_allowed, verdict.sentence) == (True, "Move web-2 with its disks to xcp-02…")
    dropping.drop(["web-2"], "h2")
    assert migrated == [("vm.move", ("web-2",), "h2")]


def test_a_tag_is_added_to_those_that_have_it_not(dropping: Dropping, edits: FakeEdits) -> None:
    verdict = dropping.verdict(["ad", "erp", "h1"], "tag:prod")
    assert verdict is not None
    assert verdict.sentence == "Add the tag “prod” to 2 of 3 objects"
    dropping.drop(["ad", "erp", "h1"], "tag:prod")
    assert edits.saved == [("erp", "tags", (), ("prod",)), ("h1", "tags", (), ("prod",))]
    again = dropping.verdict(["ad"], "tag:prod")
    assert again is not None
    assert not again.is_allowed


def test_into_a_folder_and_out_of_it(dropping: Dropping, edits: FakeEdits, pool: Any) -> None:
    verdict = dropping.verdict(["erp"], "folder:/Office")
    assert verdict is not None
    assert verdict.sentence == "Move legacy-erp into the folder “/Office”"
    dropping.drop(["erp"], "folder:/Office")
    pool.change("VM", "erp", other_config={"folder": "Office/"})
    already = dropping.verdict(["erp"], "folder:/Office")
    assert already is not None
    assert not already.is_allowed
    dropping.drop(["erp"], NodeKind.UNFILED)
    assert edits.saved == [("erp", "folder", None, "/Office"), ("erp", "folder", "Office/", None)]


def test_what_may_not_be_changed_says_so(dropping: Dropping, edits: FakeEdits) -> None:
    edits.refused = {"erp"}
    verdict = dropping.verdict(["erp"], "tag:new")
    assert verdict is not None
    assert not verdict.is_allowed
    assert verdict.sentence == "You may not"
    both = dropping.verdict(["erp", "test"], "tag:new")
    assert both is not None
    assert both.is_allowed
    dropping.drop(["erp", "test"], "tag:new")
    assert [ref for ref, *_ in edits.saved] == ["test"]


def test_elsewhere_nothing_can_be_dropped(dropping: Dropping) -> None:
    for node in ("pool", NodeKind.STORAGE, NodeKind.UNTAGGED, "erp"):
        assert dropping.verdict(["web-2"], node) is None
    assert dropping.verdict(["gone"], "h2") is None
    too_many = dropping.verdict(["web-2"] * (MOST + 1), "h2")
    assert too_many is not None
    assert not too_many.is_allowed
