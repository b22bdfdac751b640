# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the pool itself is set to, and what is done to it as a whole."""

from __future__ import annotations

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.emergency import of_pool
from xolite_desktop.models.join_words import join_verdicts
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.tables.all_tables import POOL_USERS
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.ui.dialogs.configure_ha import ConfigureHaDialog
from xolite_desktop.ui.dialogs.emergency import EmergencyDialog
from xolite_desktop.ui.dialogs.ha_plan import HaPlanDialog
from xolite_desktop.ui.dialogs.join_pool import JoinPoolDialog
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked, asked_of, signalled
from xolite_desktop.xapi.plans.ha import RESTART
from xolite_desktop.xapi.plans.roles import role_ref
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.directory import domain


def _pool(tour: Tour) -> None:
    tour.window.select(next(iter(tour.window.connection.store.cache.records("pool"))))


def _step(name: str, action_id: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        _pool(tour)
        return await asked(tour, action_id)

    return Step(name, prepare)


async def _properties(tour: Tour) -> Pictured:
    _pool(tour)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(PropertiesTab.title)
    return tour.window, None


async def _join(tour: Tour) -> Pictured:
    """As if a window were connected to a host that has this pool's troubles."""
    _pool(tour)
    window, dialog = await asked(tour, "pool.join")
    assert isinstance(dialog, JoinPoolDialog)
    cache = tour.window.connection.store.cache
    dialog.rows.show_verdicts(join_verdicts(cache, cache))
    dialog.none.hide()
    dialog.fit()
    return window, dialog


async def _ha(tour: Tour) -> Pictured:
    """Some VMs are to be protected, and the pool has said what it can bear."""
    _pool(tour)
    window, dialog = await asked(tour, "pool.configure_ha")
    assert isinstance(dialog, ConfigureHaDialog)
    dialog.vms.change(range(4, 9), priority=RESTART, order=1, delay=30)
    dialog.vms.change([1, 2], priority="best-effort")
    question = dialog.question
    boxes = len(dialog.heartbeat.boxes) if dialog.heartbeat is not None else 0
    if question.most is None or len(question.verdicts) < boxes:
        await signalled(
            question.changed, lambda: question.most is not None and len(question.verdicts) == boxes
        )
    dialog.fit()
    return window, dialog


async def _ha_plan(tour: Tour) -> Pictured:
    """As if the pool had said what becomes of the protected VMs of a host."""
    _pool(tour)
    connection = tour.window.connection
    selection = Selection.of(connection.store.cache, connection.store.cache.records("pool"))
    dialog = HaPlanDialog(connection.store, selection, tour.window, connection)
    dialog.open()
    dialog.rows.show_verdicts(
        [
            Verdict("win2022-ad does not start again", StateKind.BAD, "No host can take it"),
            Verdict("gitlab starts on xcp-03", StateKind.OK),
            Verdict("postgres-primary starts on xcp-02", StateKind.OK),
        ]
    )
    dialog.state.hide()
    dialog.fit()
    return tour.window, dialog


async def _recover(tour: Tour) -> Pictured:
    """As if the coordinator were dead, and one of the others had noticed."""
    _pool(tour)
    connection = tour.window.connection
    dialog = EmergencyDialog(connection.store, of_pool(connection), tour.window)
    dialog.open()
    if dialog.emergency.is_asking:
        await signalled(dialog.emergency.changed, lambda: not dialog.emergency.is_asking)
    dialog.rows.show_verdicts(
        [
            Verdict("xcp-01 does not answer", StateKind.BAD, "10.0.12.11 cannot be reached"),
            Verdict("xcp-02 has lost its coordinator, and can take over", StateKind.OK),
            Verdict(
                "xcp-03 still counts on a coordinator", StateKind.WARN, "This host is a member of a pool"
            ),
        ]
    )
    dialog.member.show_options([(None, "xcp-02")])
    dialog.form.show_problems([], str)
    dialog.fit()
    return tour.window, dialog


async def _in_domain(tour: Tour) -> None:
    """The pool joins the domain of the simulated directory, if it has not yet, and lets some of it in."""
    client, store = tour.window.connection.client, tour.window.connection.store
    pool = next(iter(store.cache.records("pool")))
    if domain(store.cache):
        return
    config = {"user": "administrator", "pass": "secret"}
    await client.call("pool.enable_external_auth", pool, config, "ad.example.com", "AD")
    for name, role in (("ada", "pool-operator"), ("grace", "vm-admin"), ("operators", "vm-operator")):
        identifier = await client.call("auth.get_subject_identifier", name)
        known = await client.call("auth.get_subject_information_from_identifier", identifier)
        subject = await client.call(
            "subject.create", {"subject_identifier": identifier, "other_config": known}
        )
        await client.call("subject.add_to_roles", subject, role_ref(role))
    while store.cache.count("subject") < 3 or not domain(store.cache):
        await signalled(store.changed)


async def _users(tour: Tour) -> Pictured:
    await _in_domain(tour)
    _pool(tour)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(POOL_USERS.title)
    return tour.window, None


async def _new_vapp(tour: Tour) -> Pictured:
    return await asked_of(tour, "vapp.new", list(tour.window.connection.store.cache.records("pool")))


async def _add_user(tour: Tour) -> Pictured:
    await _in_domain(tour)
    _pool(tour)
    return await asked(tour, "pool.add_user")


async def _change_role(tour: Tour) -> Pictured:
    await _in_domain(tour)
    return await asked_of(
        tour, "user.change_role", list(tour.window.connection.store.cache.records("subject"))[:1]
    )


async def _leave_domain(tour: Tour) -> Pictured:
    await _in_domain(tour)
    _pool(tour)
    return await asked(tour, "pool.leave_directory")


async def _eject(tour: Tour) -> Pictured:
    tour.window.hub.select([Ref(tour.ref("host", "xcp-03"))])
    return await asked(tour, "host.eject")


POOL_ACTIONS = (
    Step("pool-properties", _properties),
    _step("pool-rotate-secret", "pool.rotate_secret"),
    _step("pool-change-password", "pool.change_password"),
    _step("pool-custom-fields", "pool.custom_fields"),
    _step("pool-change-coordinator", "pool.change_coordinator"),
    Step("pool-join", _join),
    Step("host-eject", _eject),
    Step("pool-ha", _ha),
    Step("pool-ha-plan", _ha_plan),
    Step("pool-recover", _recover),
    _step("pool-join-domain", "pool.join_directory"),
    Step("pool-users", _users),
    Step("pool-new-vapp", _new_vapp),
    Step("pool-add-user", _add_user),
    Step("pool-change-role", _change_role),
    Step("pool-leave-domain", _leave_domain),
)
