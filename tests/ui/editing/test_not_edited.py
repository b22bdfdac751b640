# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What cannot be edited says why, and what is wrong is said beside it."""

from __future__ import annotations

from ui.editing.editors import VM, Find, jobs, opened, overview, shown_tab

from helpers.person import until
from xolite_desktop.models.edits.editable import Problem
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.xapi.names import PowerState


async def test_without_a_connection_nothing_is_edited_and_it_says_why(window: PoolWindow, find: Find) -> None:
    ref = find(window, "VM", VM)
    tab = overview(window, ref)
    editor = opened(tab, "description")
    editor.input.show_content("mine")
    window.connection.hang_up()
    await until(lambda: not window.connection.is_usable, window.connection.state_changed)
    editor.commit()
    assert "connection to the pool is lost" in editor.note.text()
    assert not jobs(window)
    await until(lambda: "lost" in tab.fields.cell("Tags").refusal, tab._soon._timer.timeout)
    cell = tab.fields.cell("Tags")
    assert cell.edit_button is not None
    assert "cannot be edited" in cell.edit_button.accessibleName()
    tab.edit("tags")
    assert tab.fields.editor("tags") is None
    assert not window.hub.q_action("object.rename").isEnabled()


async def test_a_role_that_may_not_edit_is_told(window: PoolWindow, simulator: Simulator, find: Find) -> None:
    from xolite_desktop.xapi.roles.least import LEAST, ROLES
    from xolite_desktop.xapi.roles.permissions import Permissions

    held = ROLES[ROLES.index("vm-operator") : -1]
    window.connection.permissions = Permissions(frozenset().union(*(LEAST[role] for role in held)))
    ref = find(window, "VM", "postgres-primary")
    tab = overview(window, ref)
    tab.refresh()
    assert "needs vm-admin" in tab.fields.cell("Description").refusal
    assert tab.fields.cell("Tags").refusal == ""
    assert tab.fields.cell("Folder").refusal == ""  # a key with a permission of its own
    custom = next(fields for card, fields, _ in tab.more if card.accessibleName() == "Custom fields")
    assert custom.cell("Owner").refusal == ""
    window.hub.refresh()
    assert not window.hub.q_action("object.rename").isEnabled()
    assert "needs vm-admin" in window.hub.q_action("object.rename").toolTip()


async def test_a_read_only_window_edits_nothing(window: PoolWindow, find: Find) -> None:
    tab = overview(window, find(window, "VM", VM))
    window.connection.set_read_only(True)
    tab.refresh()
    assert "read-only" in tab.fields.cell("Description").refusal
    tab.edit("description")
    assert tab.fields.editor("description") is None


async def test_what_is_wrong_is_said_beside_it(window: PoolWindow, find: Find) -> None:
    ref = find(window, "VM", "old-jira")
    tab = shown_tab(window, ref, PropertiesTab.title)
    assert isinstance(tab, PropertiesTab)
    name = opened(tab, "name")
    name.input.show_content("  ")
    name.commit()
    assert name.note.text() == "Name cannot be empty."
    delay = opened(tab, "start_delay")
    delay.input.show_content("soon")
    delay.commit()
    assert "whole number from 0 to 86400" in delay.note.text()
    assert not jobs(window)
    assert issubclass(Problem, ValueError)
    assert window.connection.store.cache.vm(ref).power_state == PowerState.HALTED  # type: ignore[union-attr]


async def test_what_the_state_of_the_pool_forbids_says_why(window: PoolWindow, find: Find) -> None:
    tab = shown_tab(window, find(window, "VM", VM), PropertiesTab.title)
    assert tab.groups["Start"][1].cell("When its host fails").refusal == "High availability is off"
    tab = shown_tab(window, find(window, "network", "Pool-wide eth0"), PropertiesTab.title)
    assert "interfaces are active" in tab.groups["Network"][1].cell("MTU").refusal
    cell = tab.groups["Network"][1].cell("MTU")
    assert cell.edit_button is not None
    cell.edit_button.click()  # says it where it stands; nothing opens
    assert tab.groups["Network"][1].editor("mtu") is None
