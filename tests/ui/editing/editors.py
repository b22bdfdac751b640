# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Editors on the pages of a window, as a person finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers.person import until
from xolite_desktop.models.jobs.job import Job
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


VM = "web-frontend-01"


def on_server(simulator: Simulator, cls: str, ref: Ref) -> dict[str, Any]:
    return simulator.run(lambda: dict(simulator.db.get(cls, ref)))


def shown_tab(window: PoolWindow, ref: Ref, title: str) -> Any:
    window.show()
    assert window.select(ref)
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called(title)
    window.pages.page.tab.finish()
    return window.pages.page.tab


def overview(window: PoolWindow, ref: Ref) -> Overview:
    tab = shown_tab(window, ref, Overview.title)
    assert isinstance(tab, Overview)
    return tab


def opened(tab: Overview | PropertiesTab, edit_id: str) -> DraftEditor:
    """The editor of a value, begun."""
    tab.edit(edit_id)
    for fields in tab.findChildren(type(tab.fields) if isinstance(tab, Overview) else type(tab.identity)):
        editor = fields.editor(edit_id)
        if isinstance(editor, DraftEditor):
            return editor
    raise AssertionError(f"{edit_id} is not being edited")


def renaming(window: PoolWindow, ref: Ref) -> DraftEditor:
    """The editor of an object's name, begun in the head of its page."""
    window.editing.rename(ref)
    page = window.pages.page
    assert page is not None
    assert page.header.editor is not None
    return page.header.editor


async def cached(window: PoolWindow, condition: Callable[[], object]) -> None:
    tab = window.pages.page.tab if window.pages.page is not None else None
    shown = [tab.refreshed] if tab is not None else []
    await until(condition, window.connection.store.changed, window.jobs.dataChanged, *shown)


def jobs(window: PoolWindow) -> list[Job]:
    return [job for job in window.jobs.jobs if job.action_id == "object.edit"]
