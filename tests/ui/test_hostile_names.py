# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool in which every text is hostile: each page, tab, table, menu, dialog and note shows it as what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from helpers.hostile_names import NAMES, hostile_pool
from helpers.plain_text import action_faults, faults_of, is_safe_tip
from helpers.settled import settled
from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.tree_order import ORDERS
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.recent_pools import RecentPool, RecentPools
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.outline_tab import LIST, TREE, OutlineTab
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.ui.windows import Windows
from xolite_desktop.ui.wizards.new_sr.new_sr_wizard import NewSrWizard
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.plans.new_sr.new_sr import Look
from xolite_desktop.xapi.records.kinds import is_control_domain, is_snapshot, is_template
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.sr_probe import Choice, FoundSr

WIDTH = 1024


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    running = Simulator(hostile_pool(), lives=False)
    running.login_delay_s = 0.0
    with running:
        yield running


@pytest.fixture
async def window(windows: Windows, simulator: Simulator, heard: Callable[..., Any]) -> PoolWindow:
    polls = simulator.calls["event.from"]
    windows.connect_to(f"127.0.0.1:{simulator.port}", simulator.user, simulator.password)
    (opened,) = await heard(windows.opened)
    await settled(opened.connection, simulator, polls)
    opened.resize(WIDTH, 700)
    return opened


def judge(window: QWidget, where: str, found: dict[str, str]) -> None:
    QApplication.processEvents()
    for fault in faults_of(window):
        found.setdefault(fault, where)


def judge_menu(menu: QMenu, where: str, found: dict[str, str]) -> None:
    judge(menu, where, found)
    menu.deleteLater()


def one_of_each(window: PoolWindow) -> list[Ref]:
    """An object of each page, and VMs in each state."""
    cache = window.connection.store.cache
    kinds: dict[str, list[Ref]] = {}
    for cls in ("pool", "host", "SR", "network", "VM"):
        for ref, record in cache.records(cls).items():
            kind = cls
            if cls == "VM":
                if is_control_domain(record):
                    continue
                kind = f"{is_template(record)}{is_snapshot(record)}{record.power_state}"
            kinds.setdefault(kind, []).append(ref)
    return [refs[len(refs) // 2] for refs in kinds.values()]


def report(found: dict[str, str]) -> str:
    return "\n".join(f"{where}: {fault}" for fault, where in found.items())


async def test_every_tab_of_every_kind_of_object(window: PoolWindow) -> None:
    assert len(NAMES) >= 40
    found: dict[str, str] = {}
    size = QSize(WIDTH, 700)
    for ref in one_of_each(window):
        assert window.select(ref)
        page = window.pages.page
        name = f"{page.header.name[:30]!r}"
        for number, tab in enumerate(page.tabs):
            if page.choose_tab(number):
                judge(tab, f"{name} {tab.title}", found)
            if isinstance(tab, TableTab) and tab.panel is not None and tab.panel.model.rowCount():
                tab.panel.view.selectRow(0)
                judge_menu(tab.panel.rows_menu(), f"{name} {tab.title}, its menu", found)
            if isinstance(tab, OutlineTab):
                tab.show_as(TREE)
                judge(tab, f"{name} {tab.title} as a tree", found)
                tab.show_as(LIST)
        judge(page.header, f"{name} header", found)
        for each in window.actions():
            found.update({fault: f"{name} {each.objectName()}" for fault in action_faults(each)})
    judge(window, "window", found)
    assert not found, report(found)
    assert window.minimumSizeHint().width() <= WIDTH
    assert window.size() == size


async def test_every_question_and_refusal(window: PoolWindow) -> None:
    found: dict[str, str] = {}
    asked: list[QWidget] = []
    tried: set[str] = set()  # each action and each refusal once
    window.actions_runner.asked.connect(asked.append)
    cache = window.connection.store.cache
    parts = [ref for cls in ("VBD", "VDI", "VIF", "PBD") for ref in list(cache.records(cls))[:2]]
    for ref in (*one_of_each(window), *parts):
        selection = Selection.of(cache, [ref])
        for entry in ALL_ACTIONS:
            made = window.actions_runner.offer(entry, selection)
            assert is_safe_tip(tip(made.tooltip(selection)))
            is_quiet = made.is_enabled and entry.asks is None and entry.risk is Risk.NONE
            if not made.is_visible or not entry.applies_to or is_quiet:
                continue
            what = entry.id if made.is_enabled else str(made.refusal)
            if what in tried:
                continue
            tried.add(what)
            window.actions_runner.run(entry, selection)
            while asked:
                dialog = asked.pop()
                judge(dialog, f"{entry.id} of {selection.items[0].name[:30]!r}", found)
                assert dialog.width() <= WIDTH, entry.id
                dialog.reject()
    assert not found, report(found)


async def test_what_storage_drivers_say(window: PoolWindow) -> None:
    """Exports, LUNs, storage of others and errors with hostile words, in every page of the wizard."""
    found: dict[str, str] = {}
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    window.actions_runner.run(action("sr.new"), Selection.of(window.connection.store.cache, []))
    (wizard,) = asked
    assert isinstance(wizard, NewSrWizard)
    judge(wizard, "kinds", found)
    wizard.show_page(wizard.place_page)
    for name in NAMES:
        wizard.prober.found.emit("serverpath", (Choice(name, name, 1 << 40), Choice("/x", name)))
        wizard.prober.error = Failure("SR_BACKEND_FAILURE_73", ("", name, name), "SR.probe")
        wizard.prober.changed.emit()
        judge(wizard, f"place {name[:30]!r}", found)
        wizard.prober.error = None
        wizard.prober.changed.emit()
        wizard.place_page.inputs["server"].setText("nas")  # type: ignore[attr-defined]
        wizard.place_page.inputs["serverpath"].setText(name or "/x")  # type: ignore[attr-defined]
        wizard.show_page(wizard.contents_page)
        plan = wizard.plan
        wizard.prober.stop()
        wizard.prober.looked.emit(Look(plan.place, plan.host, (FoundSr(name or "u", name, name, 1 << 40),)))
        wizard.contents_page.rows.setCurrentRow(1)
        judge(wizard, f"contents {name[:30]!r}", found)
        for page in (wizard.name_page, wizard.review_page):
            wizard.show_page(page)
            judge(wizard, f"{page.title} {name[:30]!r}", found)
        wizard.show_page(wizard.place_page)
    assert wizard.width() <= WIDTH
    wizard.reject()
    assert not found, report(found)


async def test_what_stands_in_the_way_and_several_tags(window: PoolWindow, heard: Callable[..., Any]) -> None:
    found: dict[str, str] = {}
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    cache = window.connection.store.cache
    for ref, host in cache.records("host").items():
        selection = Selection.of(cache, [ref])
        if window.actions_runner.offer(action("host.enter_maintenance"), selection).is_enabled:
            window.actions_runner.run(action("host.enter_maintenance"), selection)
            dialog = asked.pop()
            if not dialog.evacuation.is_known:
                await heard(dialog.evacuation.changed, lambda dialog=dialog: dialog.evacuation.is_known)
            judge(dialog, f"what stands in the way of {host.name_label[:30]!r}", found)
            assert dialog.width() <= WIDTH
            dialog.reject()
    window.actions_runner.run(
        action("object.edit_tags_of_several"), Selection.of(cache, list(cache.records("VM"))[:30])
    )
    judge(asked[-1], "tags of several", found)
    asked.pop().reject()
    assert not found, report(found)


async def test_menus_palette_messages_and_notes(window: PoolWindow, heard: Callable[..., Any]) -> None:
    found: dict[str, str] = {}
    refs = one_of_each(window)
    window.pages.show_objects(refs)
    judge(window, "several objects", found)
    for menu in window.shell.menu_bar.menus.values():
        menu.aboutToShow.emit()
        judge(menu, f"menu {menu.title()}", found)
    window.shell.toggle_notifications()
    judge(window, "messages", found)
    window.shell.leave_notifications()
    for letters in ("a", "<b>", "&", "%", "x" * 40, "\u202e"):
        window.shell.palette.open()
        window.shell.palette.line.setText(letters)
        judge(window, f"palette {letters}", found)
        window.shell.palette.close_up()
    for order in ORDERS:
        window.navigation.arrange(order.id)
        judge(window.sidebar, f"tree {order.id}", found)
    assert not found, report(found)


async def test_names_that_are_edited_and_chosen(window: PoolWindow) -> None:
    """The editors hold what the names are; all beside them shows it as text."""
    found: dict[str, str] = {}
    for ref in one_of_each(window):
        selection = Selection.of(window.connection.store.cache, [ref])
        for action_id in ("object.rename", "object.describe", "object.edit_tags", "object.properties"):
            made = window.actions_runner.offer(action(action_id), selection)
            if made.is_visible and made.is_enabled:
                window.actions_runner.run(made.action, selection)
                for part in (window.pages.page.header, window.pages.page.tab):
                    judge(part, f"{action_id} of {selection.items[0].name[:30]!r}", found)
    for cls in ("host", "SR"):
        window.select(next(iter(window.connection.store.cache.records(cls))))
        assert window.pages.page.choose_tab_called("Performance")
        tab = window.pages.page.tab
        tab.compare()
        judge(tab.dialog, f"{cls} to compare with", found)
        assert tab.dialog.width() <= WIDTH
        tab.dialog.reject()
    pools = RecentPools()
    pools.show_pools(
        [RecentPool(str(n), name, "10.0.0.1", name, "today", True) for n, name in enumerate(NAMES)]
    )
    pools.show()
    judge(pools, "pools of before", found)
    pools.close()
    assert window.size() == QSize(WIDTH, 700)
    assert not found, report(found)


async def test_what_failed_with_hostile_words(window: PoolWindow, heard: Callable[..., Any]) -> None:
    found: dict[str, str] = {}

    async def fail(_: object, code: str, words: tuple[str, ...]) -> None:
        raise Failure(code, words, "VM.start")

    codes = ("INTERNAL_ERROR", "VM_BAD_POWER_STATE", "HOST_NOT_ENOUGH_FREE_MEMORY", "NO_SUCH_CODE<b>")
    for number, code in enumerate(codes):
        words = NAMES[number * 10 : number * 10 + 10]
        job = window._runner.start(f"Starting {words[0]}", partial(fail, code=code, words=words))
        await heard(window.jobs.ended)
        judge(window, f"note of {code}", found)
        window.shell.show_job(job)
        judge(window.shell.dialog, f"details of {code}", found)
        assert window.shell.dialog.width() <= WIDTH
        window.shell.dialog.reject()
    assert window.size() == QSize(WIDTH, 700)
    assert not found, report(found)
