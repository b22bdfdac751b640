# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a storage is connected, rescanned, made the default, disconnected, forgotten, destroyed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from helpers.doing import Doing
from helpers.person import click, type_text, until
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.tables.table_panel import TablePanel
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.sr import pbds_of

ARCHIVE, SAN, NFS = "Archive", "iSCSI SAN", "NFS vol1"


def pbds(doing: Doing, sr: Ref) -> list[PBD]:
    return list(pbds_of(doing.cache, sr).values())


async def made(doing: Doing, simulator: Simulator, name: str, **fields: object) -> Ref:
    """An SR of no disks that every host is connected to."""

    def make() -> str:
        db = simulator.db
        record = {"type": "nfs", "content_type": "user", "shared": True, "physical_size": 1 << 40, **fields}
        sr = db.create("SR", name_label=name, **record)
        for host in db.records("host"):
            config = {"server": "nas", "serverpath": "/spare"}
            db.create("PBD", SR=sr, host=host, device_config=config, currently_attached=True)
        return sr

    ref = Ref(simulator.run(make))
    await doing.until(lambda: len(pbds(doing, ref)) == 3)
    return ref


def hosts_panel(doing: Doing, sr: Ref) -> TablePanel:
    doing.window.show()
    assert doing.window.select(sr)
    page = doing.window.pages.page
    assert page is not None
    assert page.choose_tab_called("Hosts")
    assert isinstance(page.tab, TableTab)
    assert page.tab.panel is not None
    page.tab.panel.show()
    return page.tab.panel


async def test_every_host_is_connected_and_the_storage_rescanned(doing: Doing, simulator: Simulator) -> None:
    sr = doing.ref("SR", ARCHIVE)
    assert not all(pbd.currently_attached for pbd in pbds(doing, sr))
    await doing.succeed(lambda: doing.choose("sr.repair", sr))
    await doing.until(lambda: all(pbd.currently_attached for pbd in pbds(doing, sr)))
    doing.window.hub.select([sr])
    assert not doing.window.hub.q_action("sr.repair").isEnabled()
    await doing.succeed(lambda: doing.choose("sr.scan", sr))
    assert simulator.calls["Async.SR.scan"] == 1


async def test_each_host_that_is_not_connected_says_why(doing: Doing, simulator: Simulator) -> None:
    sr = doing.ref("SR", ARCHIVE)
    simulator.faults.failures["Async.PBD.plug"] = ["SR_BACKEND_FAILURE_73", "", "NFS mount error", ""]
    (job,) = await doing.done(begin=lambda: doing.choose("sr.repair", sr))
    assert job.state is JobState.FAILED
    assert job.error is not None
    said = explain_error(job.error, doing.cache)
    assert "Archive" in said.title
    assert "xcp-03:" in said.text


async def test_the_default_takes_saved_memory_and_dumps_along(doing: Doing) -> None:
    sr = doing.ref("SR", SAN)
    await doing.succeed(lambda: doing.choose("sr.set_default", sr))
    pool = doing.cache.pool
    assert pool is not None
    await doing.until(lambda: doing.cache.pool.default_SR == doing.cache.pool.suspend_image_SR == sr)  # type: ignore[union-attr]
    nfs = doing.ref("SR", NFS)
    await doing.succeed(lambda: doing.choose("sr.set_suspend", nfs))
    await doing.succeed(lambda: doing.choose("sr.set_crash_dump", nfs))
    await doing.until(lambda: doing.cache.pool.crash_dump_SR == nfs)  # type: ignore[union-attr]
    assert doing.cache.pool.suspend_image_SR == nfs  # type: ignore[union-attr]
    await doing.succeed(lambda: doing.choose("sr.set_default", doing.ref("SR", ARCHIVE)))
    assert doing.cache.pool.suspend_image_SR == nfs  # type: ignore[union-attr]  # it was put there on purpose


async def test_what_vms_run_from_cannot_be_disconnected_and_they_are_named(doing: Doing) -> None:
    sr = doing.ref("SR", NFS)
    doing.window.hub.select([sr])
    for each in ("sr.detach", "sr.forget", "sr.destroy"):
        assert not doing.window.hub.q_action(each).isEnabled()
    tip = doing.window.hub.offers["sr.detach"].tooltip(doing.window.hub.selection)
    assert tip.startswith("VMs run from NFS vol1: They are: ")
    assert "still has disks" in doing.window.hub.offers["sr.destroy"].tooltip(doing.window.hub.selection)


async def test_a_storage_is_disconnected_and_forgotten_and_the_pool_names_it_no_more(
    doing: Doing, simulator: Simulator
) -> None:
    sr = await made(doing, simulator, "spare")
    await doing.succeed(lambda: doing.choose("sr.set_default", sr))
    await doing.until(lambda: doing.cache.pool.default_SR == sr)  # type: ignore[union-attr]
    (question,) = doing.choose("sr.detach", sr)
    assert isinstance(question, ConfirmDialog)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not any(pbd.currently_attached for pbd in pbds(doing, sr)))
    (question,) = doing.choose("sr.forget", sr)
    assert isinstance(question, ConfirmDialog)
    assert any("The pool uses it for new disks" in each.text() for each in question.findChildren(QLabel))
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("SR", sr) is None)
    await doing.until(lambda: doing.cache.pool.default_SR == "OpaqueRef:NULL")  # type: ignore[union-attr]


async def test_a_storage_is_destroyed_after_its_name_was_typed(doing: Doing, simulator: Simulator) -> None:
    sr = await made(doing, simulator, "spare")
    (question,) = doing.choose("sr.destroy", sr)
    assert isinstance(question, ConfirmDialog)
    assert not question.go.isEnabled()
    assert question.typed is not None
    type_text(question.typed, "spare")
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("SR", sr) is None)


async def test_if_it_cannot_be_destroyed_it_is_connected_again(doing: Doing, simulator: Simulator) -> None:
    sr = await made(doing, simulator, "spare")
    simulator.faults.failures["Async.SR.destroy"] = ["SR_NOT_EMPTY"]
    (question,) = doing.choose("sr.destroy", sr)
    assert isinstance(question, ConfirmDialog)
    assert question.typed is not None
    type_text(question.typed, "spare")
    (job,) = await doing.done(begin=lambda: click(question.go))
    assert job.state is JobState.FAILED
    await doing.until(lambda: all(pbd.currently_attached for pbd in pbds(doing, sr)))


async def test_several_at_once(doing: Doing, simulator: Simulator) -> None:
    first, second = [await made(doing, simulator, name) for name in ("spare", "other")]
    (question,) = doing.choose("sr.detach", first, second, doing.ref("SR", NFS))
    assert isinstance(question, ConfirmDialog)
    jobs = await doing.done(2, lambda: click(question.go))
    assert {job.state for job in jobs} == {JobState.DONE}


async def test_freed_space_is_reclaimed_where_the_driver_can(doing: Doing, simulator: Simulator) -> None:
    san = doing.ref("SR", SAN)
    await doing.succeed(lambda: doing.choose("sr.trim", san))
    doing.window.hub.select([doing.ref("SR", NFS)])
    assert not doing.window.hub.q_action("sr.trim").isEnabled()
    simulator.run(lambda: [simulator.db.update("SR", san, type="ext")])  # the plugin then knows better
    (job,) = await doing.done(begin=lambda: doing.choose("sr.trim", san))
    assert job.error is not None
    assert "not supported" in explain_error(job.error, doing.cache).text


async def test_one_host_is_disconnected_and_connected_in_the_hosts_tab(
    doing: Doing, simulator: Simulator
) -> None:
    sr = await made(doing, simulator, "spare")
    panel = hosts_panel(doing, sr)
    dialogs: list[QWidget] = []
    doing.window.actions_runner.asked.connect(dialogs.append)
    first = next(iter(pbds_of(doing.cache, sr)))
    await until(lambda: panel.model.row_of(first) >= 0, panel.model.rowsInserted, panel.model.modelReset)
    panel.view.select([first])
    assert panel.bar.row_actions.shown == ("pbd.unplug",)
    doing.window.rows_hub.q_action("pbd.unplug").trigger()
    await doing.succeed(lambda: click(dialogs.pop().go))  # type: ignore[attr-defined]
    await doing.until(lambda: not doing.get("PBD", first).currently_attached)
    doing.window.rows_hub.refresh()
    assert panel.bar.row_actions.shown == ("pbd.plug",)
    await doing.succeed(doing.window.rows_hub.q_action("pbd.plug").trigger)
    await doing.until(lambda: doing.get("PBD", first).currently_attached)


async def test_menus_palette_and_page_have_them(doing: Doing) -> None:
    assert doing.window.select(doing.ref("SR", ARCHIVE))
    shown = {entry.id for entry in doing.window.hub.shown_in(Menu.HEADER)}
    assert {"sr.repair", "sr.scan", "sr.detach", "sr.forget", "sr.destroy"} <= shown
    assert {"sr.set_default", "sr.set_suspend", "sr.set_crash_dump"} <= {
        entry.id for entry in doing.window.hub.shown_in(Menu.STORAGE)
    }
