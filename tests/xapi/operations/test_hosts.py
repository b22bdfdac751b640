# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts are emptied, restarted and brought back in the order of the recipe; what fails leaves them as they were."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.simulator.certificate import make_certificate
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown
from xolite_desktop.xapi.operations import host_certificate, host_power, host_settings, maintenance, updates
from xolite_desktop.xapi.plans.host_certificate import HostCertificate
from xolite_desktop.xapi.plans.host_settings import ControlDomainMemory, PowerOn, PowerOnMode, power_on_of
from xolite_desktop.xapi.plans.maintenance import (
    EnterMaintenance,
    Guests,
    LeaveMaintenance,
    StopHost,
    away_from,
    common_networks,
)
from xolite_desktop.xapi.plans.updates import UpdateHost
from xolite_desktop.xapi.refs import NULL_REF, Ref

QUIET = ("dns-02", "vault")


def quiet(_: float) -> None:
    pass


def named(pool: DirectPool, cls: str, name: str) -> Ref:
    return next(Ref(ref) for ref, each in pool.db.records(cls).items() if each["name_label"] == name)


@pytest.fixture
def pool() -> DirectPool:
    """Two VMs run on xcp-02, and any host takes them."""
    made = DirectPool("demo")
    db = made.db
    db.update("host", named(made, "host", "xcp-03"), enabled=True, other_config={})
    for ref, vm in list(db.records("VM").items()):
        busy = {} if vm["power_state"] == "Running" else vm["current_operations"]
        if vm["resident_on"] == named(made, "host", "xcp-02") and not vm["is_control_domain"]:
            stays = vm["name_label"] in ("mail-relay", "redis-02")
            state = {} if stays else {"power_state": "Halted", "resident_on": NULL_REF}
            db.update("VM", ref, current_operations=busy, **state)
    made.follow()
    return made


@pytest.fixture
def host(pool: DirectPool) -> Ref:
    return named(pool, "host", "xcp-02")


def methods(client: DirectClient) -> list[str]:
    return [method for method, _ in client.calls]


async def test_maintenance_writes_down_what_it_moves_before_it_moves(pool: DirectPool, host: Ref) -> None:
    client = DirectClient(pool)
    away = named(pool, "VM", "vault")
    await maintenance.enter(client, host, EnterMaintenance(halted=(away,)), quiet)  # type: ignore[arg-type]
    assert methods(client) == ["host.disable", *["host.add_to_other_config"] * 3, "host.evacuate"]
    found = away_from(pool.cache, host)
    assert set(found.migrated) == {named(pool, "VM", "mail-relay"), named(pool, "VM", "redis-02")}
    assert found.halted == (away,)
    client = DirectClient(pool)
    await maintenance.leave(client, host, LeaveMaintenance(found.migrated), quiet)  # type: ignore[arg-type]
    assert methods(client)[:3] == ["host.enable", "VM.pool_migrate", "VM.pool_migrate"]
    assert away_from(pool.cache, host).all == ()
    record = pool.db.get("host", host)
    assert len(record["resident_VMs"]) == 3
    assert not [key for key in record["other_config"] if key.startswith("MAINTENANCE")]


async def test_a_host_in_maintenance_stays_so_over_a_reboot(pool: DirectPool, host: Ref) -> None:
    await maintenance.enter(DirectClient(pool), host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    client = DirectClient(pool)
    await host_power.reboot(client, host, StopHost(), quiet)  # type: ignore[arg-type]
    assert methods(client) == ["host.reboot"]
    assert not pool.db.get("host", host)["enabled"]
    await maintenance.leave(DirectClient(pool), host, LeaveMaintenance(), quiet)  # type: ignore[arg-type]
    assert pool.db.get("host", host)["enabled"]


async def test_an_older_server_is_told_what_it_understands(
    pool: DirectPool, host: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = DirectClient(pool)
    whole = client.run_task

    async def older(method: str, *params: object, **others: Any) -> object:
        if method == "host.disable" and len(params) > 1:
            raise Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", (method, "1", "2"))
        return await whole(method, *params, **others)

    monkeypatch.setattr(client, "run_task", older)
    await maintenance.enter(client, host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    assert client.calls[0] == ("host.disable", (host,))


async def test_vms_move_over_the_network_that_was_chosen(pool: DirectPool, host: Ref) -> None:
    client = DirectClient(pool)
    network = common_networks(pool.cache)[0]
    await maintenance.enter(client, host, EnterMaintenance(network=network), quiet)  # type: ignore[arg-type]
    assert client.calls[-1] == ("host.evacuate", (host, network))


@pytest.mark.parametrize("failing", range(1, 4))
async def test_a_host_that_cannot_be_emptied_is_as_before(pool: DirectPool, host: Ref, failing: int) -> None:
    before = pool.db.get("host", host)["other_config"]
    with pytest.raises(Failure):
        await maintenance.enter(DirectClient(pool, failing=failing), host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    record = pool.db.get("host", host)
    assert record["enabled"]
    assert record["other_config"] == before


async def test_one_vm_that_does_not_come_back_does_not_keep_the_others(pool: DirectPool, host: Ref) -> None:
    await maintenance.enter(DirectClient(pool), host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    found = away_from(pool.cache, host).migrated
    client = DirectClient(pool, failing=1)
    with pytest.raises(Failure) as caught:
        await maintenance.leave(client, host, LeaveMaintenance(found), quiet)  # type: ignore[arg-type]
    assert caught.value.code == maintenance.NOT_ALL_BACK
    assert caught.value.params == (host, found[0], "1", "INTERNAL_ERROR")
    assert pool.cache.vm(found[1]).resident_on == host  # type: ignore[union-attr]
    assert pool.db.get("host", host)["enabled"]


@pytest.mark.parametrize(
    ("way", "calls"),
    [(Guests.MOVE, ["host.evacuate"]), (Guests.SHUT_DOWN, ["VM.clean_shutdown", "VM.clean_shutdown"])],
)
async def test_a_reboot_empties_the_host_and_waits_for_it(
    pool: DirectPool, host: Ref, way: Guests, calls: list[str]
) -> None:
    client = DirectClient(pool)
    before = pool.db.get("host", host)["other_config"].get("boot_time")
    await host_power.reboot(client, host, StopHost(way), quiet)  # type: ignore[arg-type]
    assert methods(client) == ["host.disable", *calls, "host.reboot"]
    assert pool.db.get("host", host)["other_config"]["boot_time"] != before
    assert pool.db.get("host", host)["enabled"]


async def test_a_vm_that_does_not_stop_keeps_its_host_up(pool: DirectPool, host: Ref) -> None:
    client = DirectClient(pool, failing=1)
    with pytest.raises(Failure):
        await host_power.shutdown(client, host, StopHost(), quiet)  # type: ignore[arg-type]
    assert methods(client) == ["host.disable", "VM.clean_shutdown", "host.enable"]
    assert pool.db.get("host", host)["enabled"]


async def test_a_host_that_stays_away_is_no_success(
    pool: DirectPool, host: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_power, "BACK_WITHIN_S", 10.0)
    with pytest.raises(OutcomeUnknown):
        await host_power.until_back(
            DirectClient(pool), host, "host.reboot", await host_power.started(DirectClient(pool), host), "boot_time"  # type: ignore[arg-type]
        )  # fmt: skip


async def test_the_answer_of_the_coordinator_may_be_lost_with_it(
    pool: DirectPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = named(pool, "host", "xcp-01")
    client = DirectClient(pool)
    whole = client.call

    async def cut(method: str, *params: object, timeout_s: float = 60.0) -> object:
        answer = await whole(method, *params)
        if method == "host.restart_agent":
            raise OutcomeUnknown(method)
        return answer

    monkeypatch.setattr(client, "call", cut)
    before = pool.db.get("host", coordinator)["other_config"].get("agent_start_time")
    await host_power.restart_agent(client, coordinator, quiet)  # type: ignore[arg-type]
    assert pool.db.get("host", coordinator)["other_config"]["agent_start_time"] != before


@pytest.mark.parametrize("way", ["update", "memory"])
async def test_a_restart_nobody_was_asked_about_stops_no_vm(pool: DirectPool, host: Ref, way: str) -> None:
    """The host takes no VMs, but has some still: it was disabled by hand, or another client emptied it half."""
    pool.db.update("host", host, enabled=False, other_config={"MAINTENANCE_MODE": "true"})
    pool.follow()
    client = DirectClient(pool)
    if way == "update":
        await updates.update(client, UpdateHost(host, installs=False), quiet)  # type: ignore[arg-type]
    else:
        plan = ControlDomainMemory(4 << 30)
        await host_settings.set_control_domain_memory(client, host, plan, quiet)  # type: ignore[arg-type]
    assert methods(client)[-2:] == ["host.evacuate", "host.reboot"]
    assert "VM.clean_shutdown" not in methods(client)
    assert pool.db.get("VM", named(pool, "VM", "redis-02"))["power_state"] == "Running"


async def test_a_certificate_is_expected_before_the_host_has_it(pool: DirectPool, host: Ref) -> None:
    """A host shows it some seconds before it says so; what it refused is expected no longer."""
    made = make_certificate("xcp-02", key=rsa.generate_private_key(public_exponent=65537, key_size=2048))
    plan = HostCertificate(made.pem.decode(), made.key_pem.decode())
    client = DirectClient(pool)
    whole, seen = client.run_task, dict[str, str]()

    async def watched(method: str, *params: object, **others: Any) -> object:
        seen.update({str(ref): sha256 for ref, sha256 in client.expected.items()})
        return await whole(method, *params, **others)

    client.run_task = watched  # type: ignore[method-assign]
    await host_certificate.install(client, host, plan, quiet)  # type: ignore[arg-type]
    assert seen == client.expected == {host: made.fingerprint}
    pool.db.update("pool", next(iter(pool.db.records("pool"))), ha_enabled=True)
    with pytest.raises(Failure, match="HA_IS_ENABLED"):
        await host_certificate.install(client, host, plan, quiet)  # type: ignore[arg-type]
    assert client.expected == {host: ""}


@pytest.mark.parametrize("refused", ["VM.clean_shutdown", "host.evacuate"])
async def test_a_vm_that_made_way_for_nothing_runs_again(pool: DirectPool, host: Ref, refused: str) -> None:
    """Two VMs cannot move; the second does not stop, or the host cannot be emptied all the same."""
    stays = [named(pool, "VM", name) for name in ("mail-relay", "redis-02")]
    client = DirectClient(pool)
    call, task, stopped = client.call, client.run_task, list[str]()

    async def ask(method: str, *params: object, **others: Any) -> object:
        if method == "host.get_vms_which_prevent_evacuation":
            return {vm: ["VM_LACKS_FEATURE", vm] for vm in stays}
        return await call(method, *params, **others)

    async def run(method: str, *params: object, **others: Any) -> object:
        stopped.extend([str(params[0])] if method == "VM.clean_shutdown" else [])
        if method == refused and len(stopped) == 2:
            raise Failure("INTERNAL_ERROR", ("as the test wished",), method)
        return await task(method, *params, **others)

    client.call, client.run_task = ask, run  # type: ignore[method-assign, assignment]
    with pytest.raises(Failure, match="INTERNAL_ERROR") as caught:
        await updates.update(client, UpdateHost(host, stops=True), quiet)  # type: ignore[arg-type]
    assert len(stopped) == 2
    assert not getattr(caught.value, "__notes__", [])
    assert [pool.db.get("VM", vm)["power_state"] for vm in stays] == ["Running", "Running"]
    assert [pool.db.get("VM", vm)["resident_on"] for vm in stays] == [host, host]
    assert pool.db.get("host", host)["enabled"]
    assert "XOLite.rolling_update" not in pool.db.get("host", host)["other_config"]


async def test_what_left_a_host_before_is_not_forgotten_when_it_is_emptied_anew(
    pool: DirectPool, host: Ref
) -> None:
    """An older server enables a host when it restarts: then it is emptied once more, or that fails."""
    vault = named(pool, "VM", "vault")
    await maintenance.enter(DirectClient(pool), host, EnterMaintenance(halted=(vault,)), quiet)  # type: ignore[arg-type]
    left = away_from(pool.cache, host)
    assert len(left.migrated) == 2
    pool.db.update("host", host, enabled=True)
    pool.follow()
    noted = dict(pool.db.get("host", host)["other_config"])
    client = DirectClient(pool)
    task = client.run_task

    async def refuse(method: str, *params: object, **others: Any) -> object:
        if method == "host.evacuate":
            raise Failure("NO_HOSTS_AVAILABLE", (), method)
        return await task(method, *params, **others)

    client.run_task = refuse  # type: ignore[method-assign]
    with pytest.raises(Failure, match="NO_HOSTS_AVAILABLE"):
        await maintenance.enter(client, host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    assert pool.db.get("host", host)["other_config"] == noted
    await maintenance.enter(DirectClient(pool), host, EnterMaintenance(), quiet)  # type: ignore[arg-type]
    assert set(away_from(pool.cache, host).all) == set(left.all)


async def test_a_password_that_was_not_entered_stays_with_the_card(pool: DirectPool, host: Ref) -> None:
    """A server removes the secrets of the former mode by itself; and a lost answer is no success while the old address is there."""
    first = PowerOn(PowerOnMode.DRAC, "10.0.0.9", "root", "hidden")
    await host_settings.set_power_on(DirectClient(pool), host, first, quiet)  # type: ignore[arg-type]
    before = pool.cache.host(host)
    assert before is not None
    known = power_on_of(before)
    client, findings = DirectClient(pool), list[bool]()
    task = client.run_task

    async def watched_task(method: str, *params: object, verify: Any = None, **others: Any) -> object:
        findings.append((await verify()).done)
        result = await task(method, *params, **others)
        findings.append((await verify()).done)
        return result

    client.run_task = watched_task  # type: ignore[method-assign]
    plan = PowerOn(PowerOnMode.DRAC, "10.0.0.10", "root", secret=known.secret)
    await host_settings.set_power_on(client, host, plan, quiet)  # type: ignore[arg-type]
    config = pool.db.get("host", host)["power_on_config"]
    (secret,) = pool.db.find("secret", uuid=config["power_on_password_secret"])
    assert pool.db.get("secret", secret)["value"] == "hidden"
    assert config["power_on_ip"] == "10.0.0.10"
    assert len(pool.db.records("secret")) == 1
    assert findings == [False, True]
