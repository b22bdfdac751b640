# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Transfers say what their tasks say, whatever HTTP said, and leave nothing here or on the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import pytest
from xapi.client.moving import Noise, Pit, Zeros, disk, export, raw, tasks
from xapi.client.transfer_pool import DISK_SIZE, EMPTY, MIB, RUNNING, SR
from xapi.tls_server import TlsServer

from xolite_desktop.simulator.faults import FAULTS
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Failure,
    OutcomeUnknown,
    ProtocolError,
    TransferRefused,
)
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref


async def test_a_download_is_there_under_its_name_and_its_task_is_gone(
    porter: Client, store: Simulator, tmp_path: Path
) -> None:
    heard: list[TransferProgress] = []
    made: list[Ref] = []
    await porter.transfers.download(
        raw(porter),
        tmp_path / "disk.raw",
        bytes_expected=DISK_SIZE,
        on_progress=heard.append,
        on_task=made.append,
    )
    assert (tmp_path / "disk.raw").stat().st_size == DISK_SIZE
    assert [each.name for each in tmp_path.iterdir()] == ["disk.raw"]
    assert len(made) == 1
    assert tasks(store) == []
    counts = [each.bytes_done for each in heard]
    assert counts == sorted(counts)
    assert (heard[-1].bytes_done, heard[-1].bytes_total, heard[-1].share) == (DISK_SIZE, DISK_SIZE, 1.0)


async def test_an_upload_gives_the_result_of_its_task(
    porter: Client, store: Simulator, tmp_path: Path
) -> None:
    (tmp_path / "disk.raw").write_bytes(b"x" * (3 * MIB))
    store.run(lambda: store.transfers.disks.clear("u-empty"))
    heard: list[TransferProgress] = []
    result = await porter.transfers.upload(disk(porter), tmp_path / "disk.raw", on_progress=heard.append)
    assert result == EMPTY
    assert heard[-1].bytes_done == 3 * MIB
    assert tasks(store) == []
    assert store.run(lambda: store.transfers.disks.filled("u-empty", DISK_SIZE)) == [0, 1, 2]


async def test_no_session_is_ever_in_a_url(porter: Client, store: Simulator, tmp_path: Path) -> None:
    assert porter.session is not None
    wanted = raw(porter)
    assert porter.session.ref not in wanted.target(Ref("OpaqueRef:task"))
    await porter.transfers.download(wanted, tmp_path / "disk.raw")


@pytest.mark.parametrize("moved", ["all", "cut", "refused"])
@pytest.mark.parametrize("ended", ["success", "failure", "gone"])
async def test_a_download_is_a_success_if_task_and_bytes_say_so(
    porter: Client, store: Simulator, tmp_path: Path, moved: str, ended: str
) -> None:
    faults = store.transfers.faults
    faults.cut_after_bytes = 3 * MIB if moved == "cut" else None
    faults.succeed = ended == "success"
    faults.failure = ["SR_BACKEND_FAILURE_47", "", "no such volume", ""] if ended == "failure" else None
    faults.forget = ended == "gone"
    wanted = export(porter, ref=RUNNING) if moved == "refused" else raw(porter)
    errors: dict[tuple[str, str], type[Exception] | None] = {
        ("all", "success"): None,
        ("cut", "success"): ProtocolError,
        ("refused", "success"): TransferRefused,
    }
    error = errors.get((moved, ended), OutcomeUnknown if ended == "gone" else Failure)
    downloading = porter.transfers.download(wanted, tmp_path / "file", bytes_expected=DISK_SIZE)
    if error is None:
        await downloading
    else:
        with pytest.raises(error) as raised:
            await downloading
        assert ended != "failure" or raised.value.code == "SR_BACKEND_FAILURE_47"  # type: ignore[attr-defined]
    assert [each.name for each in tmp_path.iterdir()] == (["file"] if error is None else [])
    assert tasks(store) == []


@pytest.mark.parametrize("moved", ["all", "cut", "refused"])
@pytest.mark.parametrize("ended", ["success", "failure", "gone"])
async def test_an_upload_is_a_success_if_its_task_says_so(
    porter: Client, store: Simulator, moved: str, ended: str
) -> None:
    faults = store.transfers.faults
    faults.cut_after_bytes = 3 * MIB if moved == "cut" else None
    faults.succeed = ended == "success"
    faults.failure = ["SR_BACKEND_FAILURE_47", "", "no such volume", ""] if ended == "failure" else None
    faults.forget = ended == "gone"
    wanted = disk(porter, "nowhere") if moved == "refused" else disk(porter)
    sending = porter.transfers.send(wanted, Zeros(DISK_SIZE))
    if ended == "success":
        await sending
    else:
        with pytest.raises(Failure if ended == "failure" else OutcomeUnknown) as raised:
            await sending
        assert ended == "gone" or raised.value.code == "SR_BACKEND_FAILURE_47"  # type: ignore[attr-defined]
    assert tasks(store) == []


async def test_a_cut_connection_has_the_reason_of_its_task(porter: Client, store: Simulator) -> None:
    store.transfers.faults.cut_after_bytes = MIB
    with pytest.raises(Failure) as raised:
        await porter.transfers.receive(raw(porter), Pit())
    assert raised.value.code == "CLIENT_ERROR"


async def test_a_refusal_before_the_handler_begins_is_no_question_of_permission(porter: Client) -> None:
    with pytest.raises(Failure) as raised:
        await porter.transfers.send(disk(porter, "nowhere"), Zeros(MIB))
    assert (raised.value.code, raised.value.params) == ("UUID_INVALID", ("VDI", "nowhere"))


async def test_a_running_vm_is_not_exported(porter: Client, tmp_path: Path) -> None:
    with pytest.raises(Failure) as raised:
        await porter.transfers.download(export(porter, ref=RUNNING), tmp_path / "vm.xva")
    assert raised.value.code == "VM_BAD_POWER_STATE"
    assert list(tmp_path.iterdir()) == []


async def test_fewer_bytes_than_the_disk_has_are_no_success(porter: Client, tmp_path: Path) -> None:
    with pytest.raises(ProtocolError, match="instead of"):
        await porter.transfers.download(raw(porter), tmp_path / "disk.raw", bytes_expected=DISK_SIZE + 1)
    assert list(tmp_path.iterdir()) == []


async def test_events_tell_how_it_ended_while_a_subscription_runs(porter: Client, store: Simulator) -> None:
    async def subscribe() -> None:
        async with aclosing(porter.subscribe(("pool", "task"))) as batches:
            async for _ in batches:
                loaded.set()

    loaded = asyncio.Event()
    following = asyncio.create_task(subscribe())
    await loaded.wait()
    before = store.calls["task.get_record"]
    sink = Pit()
    await porter.transfers.receive(raw(porter), sink)
    assert sink.size == DISK_SIZE
    assert store.calls["task.get_record"] - before <= 3
    following.cancel()
    await asyncio.wait([following])


async def test_a_redirect_is_followed_to_a_pinned_host(
    porter: Client, store: Simulator, store_pins: Pins, tmp_path: Path
) -> None:
    """The other host here is the same one under another name, which has a pin of its own."""
    store_pins.trust_once(Endpoint("localhost", store.port), Certificate(store.certificate))
    store.transfers.faults.redirect = store.url.replace("127.0.0.1", "localhost") + "{target}"
    store.transfers.faults.redirects = 1
    await porter.transfers.download(raw(porter), tmp_path / "disk.raw", bytes_expected=DISK_SIZE)
    assert tasks(store) == []


async def test_a_redirect_to_a_host_without_a_pin_sends_nothing_there(
    porter: Client, store: Simulator, serve: Callable[..., TlsServer], tmp_path: Path
) -> None:
    trap = serve(lambda peer: peer.wait_for_end())
    store.transfers.faults.redirect = trap.endpoint.url + "{target}"
    with pytest.raises(CertificateUnknown) as raised:
        await porter.transfers.download(raw(porter), tmp_path / "disk.raw")
    assert raised.value.endpoint == trap.endpoint
    await asyncio.to_thread(trap.settle)
    assert trap.bytes_received == 0
    assert list(tmp_path.iterdir()) == []
    assert tasks(store) == []


async def test_what_comes_back_is_what_was_sent(porter: Client, store: Simulator, tmp_path: Path) -> None:
    content = bytes(MIB) + b"\x01" * MIB + bytes(range(256)) * 4096 + bytes(DISK_SIZE - 3 * MIB)
    (tmp_path / "in.raw").write_bytes(content)
    await porter.transfers.upload(disk(porter), tmp_path / "in.raw")
    wanted = Wanted(
        porter.endpoint, "/export_raw_vdi", (("vdi", EMPTY), ("format", "raw")), "exporting a disk"
    )
    await porter.transfers.download(wanted, tmp_path / "out.raw", bytes_expected=DISK_SIZE)
    assert (tmp_path / "out.raw").read_bytes() == content


async def test_a_small_file_is_fetched_whole_and_a_lost_session_renewed(
    porter: Client, store: Simulator
) -> None:
    store.end_sessions()
    body = await porter.fetch(
        porter.endpoint, "/audit_log", accept="text/plain", doing="reading", timeout_s=20.0, max_bytes=MIB
    )
    assert b"session.create root" in body
    with pytest.raises(TransferRefused) as raised:
        await porter.fetch(
            porter.endpoint, "/nowhere", accept="*/*", doing="reading", timeout_s=20.0, max_bytes=MIB
        )
    assert raised.value.status == 403


async def test_an_upload_to_an_sr_that_is_gone(porter: Client) -> None:
    wanted = Wanted(porter.endpoint, "/import", (("sr_id", SR + "x"),), "importing a VM")
    with pytest.raises(Failure) as raised:
        await porter.transfers.send(wanted, Zeros(MIB))
    assert (raised.value.code, raised.value.params) == ("NO_HOSTS_AVAILABLE", ())


async def test_what_is_no_archive_is_told_by_the_task(porter: Client, store: Simulator) -> None:
    wanted = Wanted(porter.endpoint, "/import", (("sr_id", SR),), "importing a VM")
    with pytest.raises(Failure) as raised:
        await porter.transfers.send(wanted, Noise(8 * MIB))
    assert raised.value.code == "IMPORT_ERROR_PREMATURE_EOF"
    assert tasks(store) == []


@pytest.mark.parametrize("doing", ["export", "import", "statistics"])
@pytest.mark.parametrize("certificate", ["clone", "renewed", "chain"])
async def test_files_and_figures_stop_at_a_changed_certificate_without_a_byte(
    porter: Client, store: Simulator, tmp_path: Path, doing: str, certificate: str
) -> None:
    """Calls go on over the connections there are; what needs a new one is judged anew."""
    await porter.call("pool.get_all")
    store.faults.inject(FAULTS[f"tls_cert_{certificate}"])
    connections = len(store.counts.connection_bytes)
    with pytest.raises(CertificateChanged):
        if doing == "export":
            await porter.transfers.download(raw(porter), tmp_path / "disk.raw")
        elif doing == "import":
            await porter.transfers.send(disk(porter), Zeros(MIB))
        else:
            await porter.fetch(
                porter.endpoint, "/rrd_updates", accept="*/*", doing="reading", timeout_s=20.0, max_bytes=MIB
            )
    assert sum(store.counts.connection_bytes[connections:]) == 0
    assert list(tmp_path.iterdir()) == []
    store.faults.clear()
