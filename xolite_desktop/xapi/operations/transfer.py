# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Export and import VMs and disks; fetch the audit log and blobs. Each is one HTTP exchange, and a task that says how it ended.

All take the client and, where there is a task, a `report` of the progress and an optional `on_task` that hears the
task's reference: `Client.cancel_task` with it cuts the connection as well. Files appear under their name only when
they are complete, and nothing is overwritten unless `overwrite` says so. They raise what `Transfers.download` raises.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.transfer_host import srs_of_vm
from xolite_desktop.xapi.client.transfer_run import OnProgress, TransferProgress
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.transfer_check import DownloadCheck, UploadCheck
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.export_vm import Compression
from xolite_desktop.xapi.refs import Ref

OnBytes = Callable[[TransferProgress], None] | None


async def export_vm(
    client: Client,
    vm_ref: Ref,
    path: Path,
    report: Report,
    on_task: OnTask = None,
    *,
    compression: Compression = Compression.NONE,
    memory: bool = False,
    overwrite: bool = False,
    on_bytes: OnBytes = None,
) -> None:
    """A halted or suspended VM, a template or a snapshot, as an XVA with its disks. Without `memory` a suspended one is
    halted in it: a host leaves its memory out then. Every block is checked as it comes:
    `PackageRefused` if one is not what was written, or if the end is missing whatever the task says."""
    query = [("ref", vm_ref), ("use_compression", _compression(compression))]
    if memory:
        query.append(("preserve_power_state", "true"))
    wanted = Wanted(_host(client, srs_of_vm(client.cache, vm_ref)), "/export", tuple(query), "exporting a VM")
    await client.transfers.download(
        wanted,
        path,
        overwrite=overwrite,
        check=DownloadCheck(),
        on_progress=both(report, on_bytes),
        on_task=on_task,
    )


async def import_vm(
    client: Client,
    path: Path,
    sr_ref: Ref | None,
    report: Report,
    on_task: OnTask = None,
    *,
    restore: bool = False,
    force: bool = False,
    on_bytes: OnBytes = None,
) -> list[Ref]:
    """The VMs of an XVA, put on an SR, or the pool's default one. `restore` keeps their UUIDs and MAC addresses, `force`
    ignores what is missing. Every block is checked before it is sent: `PackageRefused` if one is damaged."""
    query: list[tuple[str, str]] = [("sr_id", sr_ref)] if sr_ref is not None else []
    query += [(name, "true") for name, wished in (("restore", restore), ("force", force)) if wished]
    srs = [sr_ref] if sr_ref is not None else []
    wanted = Wanted(_host(client, srs), "/import", tuple(query), "importing a VM")
    made = await client.transfers.upload(
        wanted, path, check=UploadCheck(), on_progress=both(report, on_bytes), on_task=on_task
    )
    return [Ref(str(ref)) for ref in made] if isinstance(made, list) else []


async def fill_disk(
    client: Client, vdi_ref: Ref, sr_ref: Ref, content: bytes, report: Report, on_task: OnTask = None
) -> None:
    """Bytes into a disk on an SR, from its beginning. The disk may be so new that the cache does not know it."""
    query = (("vdi", vdi_ref), ("format", "raw"))
    wanted = Wanted(_host(client, [sr_ref]), "/import_raw_vdi", query, "filling a disk")
    await client.transfers.send(wanted, _Content(content), on_progress=both(report, None), on_task=on_task)


async def export_metadata(
    client: Client,
    vm_ref: Ref,
    path: Path,
    report: Report,
    on_task: OnTask = None,
    *,
    snapshots: bool = False,
    overwrite: bool = False,
) -> None:
    """What is known about a VM, without its disks; it may run."""
    query: list[tuple[str, str]] = [("ref", vm_ref)]
    if snapshots:
        query.append(("export_snapshots", "true"))
    wanted = Wanted(client.endpoint, "/export_metadata", tuple(query), "exporting the metadata of a VM")
    await client.transfers.download(
        wanted, path, overwrite=overwrite, on_progress=both(report, None), on_task=on_task
    )


async def save_audit_log(client: Client, path: Path, *, overwrite: bool = False) -> int:
    """The pool's audit log; how many bytes."""
    return await _save(client, client.endpoint, "/audit_log", path, "reading the audit log", overwrite)


async def read_blob(client: Client, blob_ref: Ref, *, max_bytes: int = 1 << 20) -> bytes:
    """What is in a blob."""
    wanted = Wanted(client.endpoint, "/blob", (("ref", blob_ref),), "reading a blob")
    return await client.fetch(
        wanted.endpoint,
        wanted.target(),
        accept="*/*",
        doing=wanted.doing,
        timeout_s=60.0,
        max_bytes=max_bytes,
    )


async def write_blob(client: Client, blob_ref: Ref, content: bytes) -> None:
    """Put something into a blob."""
    wanted = Wanted(client.endpoint, "/blob", (("ref", blob_ref),), "writing a blob")
    await client.transfers.put_small(wanted, content)


async def _save(client: Client, endpoint: Endpoint, path: str, to: Path, doing: str, overwrite: bool) -> int:
    return await client.transfers.save(Wanted(endpoint, path, (), doing), to, overwrite=overwrite)


def _compression(compression: Compression) -> str:
    """Hosts before zstd know only true and false."""
    return "true" if compression is Compression.GZIP else compression.value


def _host(client: Client, srs: Iterable[Ref]) -> Endpoint:
    return client.transfers.endpoint_reaching(srs)


def both(report: Report, on_bytes: OnBytes) -> OnProgress:
    """Hears of a transfer, and tells its share and its bytes."""

    def hear(progress: TransferProgress) -> None:
        report(progress.share)
        if on_bytes is not None:
            on_bytes(progress)

    return hear


class _Content:
    """Bytes at hand, as the source of an upload."""

    def __init__(self, content: bytes) -> None:
        self.size_bytes = len(content)
        self._left = memoryview(content)

    async def read(self, most: int) -> bytes:
        part, self._left = self._left[:most], self._left[most:]
        return bytes(part)
