# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: hosts are disabled, restarted, shut down and woken; the coordinator too, and the window comes back."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.stop_host import StopHostDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.maintenance import Guests
from xolite_desktop.xapi.refs import NULL_REF


def states(doing: Doing) -> list[State]:
    """What the connection goes through from now on."""
    seen: list[State] = []
    doing.window.connection.state_changed.connect(seen.append)
    return seen


def said(dialog: StopHostDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())


def empty(simulator: Simulator, *names: str, keep: str = "") -> None:
    """Stop what runs on hosts, as somebody would before, except for one VM."""

    def stop() -> None:
        hosts = [ref for ref, host in simulator.db.records("host").items() if host["name_label"] in names]
        for vm in [ref for ref, vm in simulator.db.records("VM").items() if vm["resident_on"] in hosts]:
            record = simulator.db.get("VM", vm)
            if not record["is_control_domain"] and record["name_label"] != keep:
                simulator.db.update("VM", vm, power_state="Halted", resident_on=NULL_REF)

    simulator.run(stop)


async def test_a_host_is_disabled_and_enabled_again(doing: Doing) -> None:
    host = doing.ref("host", "xcp-02")
    (question,) = doing.choose("host.disable", host)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not doing.get("host", host).enabled)
    await doing.succeed(lambda: doing.choose("host.enable", host))
    await doing.until(lambda: doing.get("host", host).enabled)


async def test_a_member_shuts_down_and_is_woken(doing: Doing, simulator: Simulator) -> None:
    host = doing.ref("host", "xcp-03")
    (dialog,) = doing.choose("host.shutdown", host)
    assert "No VM runs there." in said(dialog)
    assert dialog.guests is None
    await doing.succeed(lambda: click(dialog.go))
    metrics = doing.get("host", host).metrics
    await doing.until(lambda: not doing.get("host_metrics", metrics).live)
    doing.window.hub.select([host])
    assert "not configured" in doing.window.hub.q_action("host.power_on").toolTip()
    assert "not reachable" in doing.window.hub.q_action("host.reboot").toolTip()
    simulator.run(lambda: simulator.db.update("host", host, power_on_mode="wake-on-lan"))
    await doing.until(lambda: doing.get("host", host).power_on_mode)
    await doing.succeed(lambda: doing.choose("host.power_on", host))
    await doing.until(lambda: doing.get("host_metrics", metrics).live)


async def test_the_toolstack_of_the_coordinator_restarts_and_the_window_comes_back(doing: Doing) -> None:
    host = doing.ref("host", "xcp-01")
    before = doing.get("host", host).other_config.get("agent_start_time")
    (question,) = doing.choose("host.restart_agent", host)
    assert any("loses its connection" in label.text() for label in question.findChildren(Label))
    seen = states(doing)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("host", host).other_config["agent_start_time"] != before)
    assert State.LOST in seen
    assert doing.window.connection.is_usable


async def test_hosts_reboot_one_after_the_other_the_coordinator_last(
    doing: Doing, simulator: Simulator
) -> None:
    empty(simulator, "xcp-01", "xcp-02")
    hosts = [doing.ref("host", name) for name in ("xcp-01", "xcp-02", "xcp-03")]
    await doing.until(lambda: all(len(doing.get("host", host).resident_VMs) < 2 for host in hosts))
    (dialog,) = doing.choose("host.reboot", *hosts)
    assert "One goes after the other" in said(dialog)
    seen = states(doing)
    jobs = await doing.done(3, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.DONE] * 3, [job.error for job in jobs]
    assert [job.title for job in jobs] == ["Rebooting xcp-02", "Rebooting xcp-03", "Rebooting xcp-01"]
    assert State.LOST in seen
    await doing.until(lambda: all(doing.get("host", host).enabled for host in hosts))


async def test_the_coordinator_shuts_down_and_the_window_waits_for_it(
    doing: Doing, simulator: Simulator
) -> None:
    empty(simulator, "xcp-01")
    host = doing.ref("host", "xcp-01")
    await doing.until(lambda: len(doing.get("host", host).resident_VMs) < 2)
    (dialog,) = doing.choose("host.shutdown", host)
    assert "cannot be managed until it is switched on again" in said(dialog)
    connection = doing.window.connection
    await doing.succeed(lambda: click(dialog.go))
    await until(lambda: connection.state is State.LOST, connection.state_changed)
    doing.window.hub.select([host])
    assert not doing.window.hub.q_action("host.reboot").isEnabled()
    simulator.accept_connections()
    connection.retry_now()
    await until(lambda: connection.is_usable, connection.state_changed)


async def test_after_a_host_that_failed_no_other_begins(doing: Doing, simulator: Simulator) -> None:
    empty(simulator, "xcp-01", "xcp-02")
    hosts = [doing.ref("host", name) for name in ("xcp-01", "xcp-02", "xcp-03")]
    await doing.until(lambda: all(len(doing.get("host", host).resident_VMs) < 2 for host in hosts))
    simulator.faults.failures["Async.host.reboot"] = ("HOST_STILL_BOOTING",)
    (dialog,) = doing.choose("host.reboot", *hosts)
    jobs = await doing.done(3, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.FAILED, JobState.CANCELLED, JobState.CANCELLED]
    assert simulator.calls["host.reboot"] == 0


async def test_a_reboot_says_which_vm_does_not_let_itself_be_moved(doing: Doing) -> None:
    host = doing.ref("host", "xcp-01")
    (dialog,) = doing.choose("host.reboot", host)
    assert "17 VMs run there." in said(dialog)
    assert "xcp-01 is the coordinator" in said(dialog)
    dialog.guests.choose(Guests.MOVE)
    assert not dialog.go.isEnabled()
    assert dialog.problems()[0].field == "guests"
    dialog.reject()


async def test_what_fails_on_the_way_leaves_the_host_enabled(doing: Doing, simulator: Simulator) -> None:
    host, vm = doing.ref("host", "xcp-02"), doing.ref("VM", "mail-relay")
    empty(simulator, "xcp-02", keep="mail-relay")
    await doing.until(lambda: len(doing.get("host", host).resident_VMs) == 2)
    simulator.faults.failures["Async.VM.clean_shutdown"] = ("VM_FAILED_SHUTDOWN_ACK", vm)
    (dialog,) = doing.choose("host.reboot", host)
    assert "1 VM runs there." in said(dialog)
    dialog.guests.choose(Guests.SHUT_DOWN)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    await doing.until(lambda: doing.get("host", host).enabled)
    simulator.faults.failures.clear()
    (dialog,) = doing.choose("host.reboot", host)
    assert dialog.guests.value is Guests.MOVE
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", vm).resident_on == doing.ref("host", "xcp-01"))
