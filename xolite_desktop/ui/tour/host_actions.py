# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What actions on hosts ask, their menu, and tags of several objects."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QPoint

from xolite_desktop.ui.actions.menus import context_menu
from xolite_desktop.ui.dialogs.edit_tags import EditTagsDialog
from xolite_desktop.ui.dialogs.maintenance import EnterMaintenanceDialog
from xolite_desktop.ui.tour.tour import VM, Pictured, Step, Tour, asked, selected, settled, signalled
from xolite_desktop.xapi.plans.maintenance import HALTED, MIGRATED
from xolite_desktop.xapi.refs import Ref

MENU_AT = QPoint(440, 160)
COORDINATOR, MEMBER, IN_MAINTENANCE = "xcp-01", "xcp-02", "xcp-03"


def _step(name: str, action_id: str, *hosts: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([Ref(tour.ref("host", host)) for host in hosts])
        return await asked(tour, action_id)

    return Step(name, prepare)


def _enter(host: str) -> Callable[[Tour], Awaitable[Pictured]]:
    async def prepare(tour: Tour) -> Pictured:
        """With what the pool has answered."""
        tour.window.hub.select([Ref(tour.ref("host", host))])
        window, dialog = await asked(tour, "host.enter_maintenance")
        assert isinstance(dialog, EnterMaintenanceDialog)
        if not dialog.evacuation.is_known:
            await signalled(dialog.evacuation.changed, lambda: dialog.evacuation.is_known)
        return window, dialog

    return prepare


async def _leave(tour: Tour) -> Pictured:
    """Several VMs left for its maintenance, one of which cannot come back."""
    host, store = Ref(tour.ref("host", IN_MAINTENANCE)), tour.window.connection.store
    for key, names in (
        (MIGRATED, ("grafana", "redis-01", "build-runner")),
        (HALTED, ("old-jira", "staging-web-01")),
    ):
        vms = (store.cache.vm(Ref(tour.ref("VM", name))) for name in names)
        uuids = ",".join(vm.uuid for vm in vms if vm is not None)
        await tour.window.connection.client.call("host.remove_from_other_config", host, key)
        await tour.window.connection.client.call("host.add_to_other_config", host, key, uuids)
    while HALTED not in getattr(store.cache.host(host), "other_config", {}):
        await signalled(store.changed)
    tour.window.hub.select([host])
    return await asked(tour, "host.leave_maintenance")


async def _menu(tour: Tour) -> Pictured:
    selected(tour, "host", MEMBER)
    return await _menu_of_selected(tour)


async def _vm_menu(tour: Tour) -> Pictured:
    selected(tour, "VM", VM)
    return await _menu_of_selected(tour)


async def _menu_of_selected(tour: Tour) -> Pictured:
    await settled()  # a page that is still being shown would close it
    menu = context_menu(tour.window.hub, tour.window)
    menu.popup(tour.window.mapToGlobal(MENU_AT))
    return tour.window, menu


async def _tags(tour: Tour) -> Pictured:
    names = ("web-frontend-01", "web-frontend-02", "postgres-primary", "gitlab")
    tour.window.hub.select([Ref(tour.ref("VM", name)) for name in names])
    window, dialog = await asked(tour, "object.edit_tags_of_several")
    assert isinstance(dialog, EditTagsDialog)
    dialog.added.show_content(("in use", "2026"))
    dialog.check()
    return window, dialog


HOST_ACTIONS = (
    Step("host-menu", _menu),
    Step("vm-menu", _vm_menu),
    Step("host-enter-maintenance", _enter(MEMBER)),
    Step("host-enter-maintenance-coordinator", _enter(COORDINATOR)),
    Step("host-leave-maintenance", _leave),
    _step("host-reboot", "host.reboot", COORDINATOR),
    _step("host-shutdown-several", "host.shutdown", COORDINATOR, MEMBER, IN_MAINTENANCE),
    _step("host-restart-toolstack", "host.restart_agent", COORDINATOR),
    Step("tags-of-several", _tags),
)
