# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the palette finds follows the pool, and who types on is searched for among what fitted."""

from __future__ import annotations

import pytest

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.palette.entry import action_entry
from xolite_desktop.models.palette.finder import FEW_OBJECTS
from xolite_desktop.models.palette.palette_list import PaletteList
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def palette(pool, judged):
    made = PaletteList(pool.store, offer)
    judged(made)
    return made


def found(palette, query: str, *selected: str, scope: str | None = None) -> list[str]:
    palette.search(query, [Ref(ref) for ref in selected], Ref(scope) if scope else None)
    while palette.is_searching:
        palette._go_on()
    return [entry.text for entry in palette.entries]


def test_names_that_come_change_and_go_are_followed(palette, pool):
    assert found(palette, "gitlab") == ["gitlab"]
    pool.change("VM", "gitlab", name_label="quux")
    assert found(palette, "gitlab") == []
    assert found(palette, "quux") == ["quux"]
    pool.add("VM", "new", name_label="quux-2", power_state="Halted")
    assert found(palette, "quux") == ["quux", "quux-2"]
    pool.remove("VM", "gitlab")
    assert found(palette, "quux") == ["quux-2"]
    pool.store.rebuild()
    assert found(palette, "quux") == ["quux-2"]


def test_typing_on_finds_what_typing_at_once_finds(palette, pool, new_pool):
    for end in range(1, 7):
        typed_on = found(palette, "web-10"[:end])
        assert typed_on == found(PaletteList(pool.store, offer), "web-10"[:end])
    assert found(palette, "w")[0].startswith("w")


def test_a_title_that_was_typed_comes_before_what_its_letters_are_scattered_over(palette, pool):
    pool.add("VM", "windows", name_label="Windows 11", is_a_template=True)
    assert found(palette, "new window")[0] == "New window of this pool"


def test_control_domains_are_not_found(palette):
    found(palette, "control domain")
    assert all(entry.action is not None for entry in palette.entries)


def test_actions_of_the_selection_come_first(palette):
    assert found(palette, "reboot", "web-2")[0] == "Reboot web-2"
    assert found(palette, "reboot", "web-2", "web-10")[0] == "Reboot 2 VMs"


def test_a_title_typed_to_its_end_comes_before_longer_ones_of_the_selection(palette):
    texts = found(palette, "new network", "web-2")
    assert texts[0] == "New network…"
    assert "New network interface… web-2" in texts


def test_an_object_has_its_actions_and_the_possible_ones_first(palette, pool):
    pool.change("VM", "erp", allowed_operations=("start",))
    texts = found(palette, "", scope="erp")
    assert texts[0] == "Start"
    reasons = [entry.reason for entry in palette.entries]
    assert reasons == sorted(reasons, key=bool)


def test_an_action_is_offered_on_each_of_a_few_objects_that_nobody_selected(palette, pool):
    hosts = {host.name_label for host in pool.cache.records("host").values()}
    assert {f"Enter maintenance mode… {name}" for name in hosts} <= set(
        found(palette, "maintenance", "web-2")
    )
    for number in range(FEW_OBJECTS):
        pool.add("host", f"further{number}", name_label=f"many-{number}")
    assert not any("xcp" in text or "many" in text for text in found(palette, "maintenance"))


@pytest.mark.parametrize("name", ["<b>bold</b>", "a\x00b", "abc\u202edef", "x" * 10_000, "\ud800lone"])
def test_hostile_names_are_plain_and_bounded(palette, pool, name):
    pool.add("VM", "bad", name_label=name, power_state="Halted")
    for query in ("", "b", "start b", "#b", ">b"):
        for text in found(palette, query, "bad"):
            assert "\x00" not in text
            assert "\u202e" not in text
    found(palette, "")
    palette.note_use(next(entry for entry in palette.entries))
    assert found(palette, "")


@pytest.mark.parametrize(
    ("action_id", "title"),
    [("vm.clean_reboot", "Reboot"), ("vm.migrate", "Migrate…"), ("vm.start_on", "Start on host…")],
)
def test_the_name_stands_apart_from_every_title(pool, action_id, title):
    selection = Selection.of(pool.cache, ["gitlab"])
    entry = action_entry(Offer(action(action_id), True), selection)
    assert entry is not None
    assert entry.text == f"{title} gitlab"
    assert entry.text[entry.whom_at :] == "gitlab"
    assert entry.detail == "VM"
