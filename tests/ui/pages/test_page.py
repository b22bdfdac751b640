# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A page follows one object at a time and remembers its tab."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.vm_overview import vm_header
from xolite_desktop.ui.pages.page import Page
from xolite_desktop.ui.tabs import overview
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.tab import Tab


class Notes(Tab):
    title = "Notes"

    def __init__(self, store: Any) -> None:
        super().__init__(store)
        self.seen: list[str | None] = []

    def refresh(self) -> None:
        self.seen.append(self.ref)


def page_of(demo_store: Any) -> tuple[Page, Notes]:
    notes = Notes(demo_store.store)
    return Page(demo_store.store, vm_header, [Overview(demo_store.store, overview.VM), notes]), notes


def test_a_tab_is_loaded_when_it_is_first_chosen(demo_store: Any) -> None:
    page, notes = page_of(demo_store)
    first, second = demo_store.ref("VM", "gitlab"), demo_store.ref("VM", "grafana")
    page.show()
    page.show_object(first)
    assert notes.seen == []
    assert page.choose_tab_called("Notes")
    assert set(notes.seen) == {first}
    page.show_object(second)
    assert page.tab is notes
    assert notes.seen[-1] == second
    page.close()


def test_a_tab_that_one_object_lacks_comes_back_with_the_next(demo_store: Any) -> None:
    page, notes = page_of(demo_store)
    first, second = demo_store.ref("VM", "gitlab"), demo_store.ref("VM", "grafana")
    notes.applies = lambda ref: ref == first  # type: ignore[method-assign]
    page.show_object(first)
    page.choose_tab_called("Notes")
    page.show_object(second)
    assert page.tab.title == "Overview"
    page.show_object(first)
    assert page.tab is notes
    assert page.wanted_title == "Notes"


def test_tabs_are_chosen_by_number_where_there_is_one(demo_store: Any) -> None:
    page, _ = page_of(demo_store)
    assert page.choose_tab(1)
    assert not page.choose_tab(2)
    assert not page.choose_tab_called("Nothing")
    assert page.bar.currentIndex() == 1


def test_the_header_follows_the_object(demo_store: Any) -> None:
    page, _ = page_of(demo_store)
    ref = demo_store.ref("VM", "gitlab")
    page.show()
    page.show_object(ref)
    demo_store.change("VM", ref, name_label="gitlab-new", current_operations={}, power_state="Paused")
    page._soon.flush()
    assert (page.header.name, page.header.word) == ("gitlab-new", "Paused")
    page.close()
