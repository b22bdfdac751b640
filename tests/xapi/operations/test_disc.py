# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files of this computer become images in a library wholly or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePath

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import Failure, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import disc
from xolite_desktop.xapi.plans.upload_disc import UploadDisc, proposed_name
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import library as rules
from xolite_desktop.xapi.rules.refusal import Refusal

SIZE = 3 << 20


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


def plan_for(pool: DirectPool, name: str = "install.iso", size: int = SIZE) -> UploadDisc:
    return UploadDisc(PurePath("/x/install.iso"), size, named(pool, "SR", "ISO library"), name)


async def test_a_file_becomes_an_image_of_its_name(live: Client, demo: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "install.iso"
    path.write_bytes(b"boot" * (SIZE // 4) + b"end")
    sr = next(ref for ref, each in live.cache.records("SR").items() if each.name_label == "ISO library")  # type: ignore[union-attr]
    plan = UploadDisc(path, path.stat().st_size, sr, "My-install.iso")
    assert plan.problems(live.cache) == []
    heard: list[float] = []
    made = await disc.upload(live, plan, heard.append)
    image = demo.run(lambda: dict(demo.db.get("VDI", made)))
    assert (image["location"], image["name_label"]) == ("My-install.iso", "My-install.iso")
    assert image["virtual_size"] == SIZE + 2048
    assert heard == sorted(heard)
    first = demo.run(lambda: bytes(demo.transfers.disks.block(image["uuid"], 0, image["virtual_size"])))
    assert first.startswith(b"bootboot")


async def test_a_cancelled_upload_leaves_no_image(live: Client, demo: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "install.iso"
    path.write_bytes(bytes(8 * SIZE))
    sr = next(ref for ref, each in live.cache.records("SR").items() if each.name_label == "ISO library")  # type: ignore[union-attr]
    before = demo.run(lambda: set(demo.db.records("VDI")))
    tasks: list[Ref] = []
    cancelling: list[asyncio.Task[None]] = []

    def heard(share: float) -> None:
        if tasks and not cancelling:
            cancelling.append(asyncio.create_task(live.cancel_task(tasks[0])))

    with pytest.raises(Failure, match="TASK_CANCELLED"):
        await disc.upload(live, UploadDisc(path, 8 * SIZE, sr, "never.iso"), heard, tasks.append)
    assert demo.run(lambda: set(demo.db.records("VDI"))) == before


def test_nothing_is_left_though_the_host_holds_the_image_for_a_while(pool: DirectPool) -> None:
    client = DirectClient(pool, failing=1)
    client.transfers.error = Unreachable(Endpoint.parse("host"), "uploading a disc", "it is gone")
    before = set(pool.db.records("VDI"))
    refusing = client.run_task
    held = [True, True]

    async def run_task(method: str, *params: object, **more: object) -> object:
        if method == "VDI.destroy" and held:
            held.pop()
            raise Failure("VDI_IN_USE", tuple(map(str, params)), method)
        return await refusing(method, *params, **more)

    client.failing = None
    client.run_task = run_task  # type: ignore[method-assign, assignment]
    with pytest.raises(Unreachable):
        asyncio.run(run(disc.upload(client, plan_for(pool), lambda _: None)))  # type: ignore[arg-type]
    assert set(pool.db.records("VDI")) == before


def test_an_image_that_cannot_be_inserted_stays_and_says_so(pool: DirectPool) -> None:
    vm = named(pool, "VM", "web-frontend-01")
    client = DirectClient(pool)
    work = disc.upload_into(client, vm, plan_for(pool), lambda _: None)  # type: ignore[arg-type]
    made = asyncio.run(run(work))
    assert client.transfers.uploads[0][1] == (("vdi", made), ("format", "raw"))
    assert [name for name, _ in client.calls][-1] == "VBD.insert"
    client = DirectClient(pool, failing=2)
    plan = plan_for(pool, "other.iso")
    with pytest.raises(disc.NotInserted) as caught:
        asyncio.run(run(disc.upload_into(client, vm, plan, lambda _: None)))  # type: ignore[arg-type]
    assert not caught.value.can_retry
    assert pool.db.get("VDI", caught.value.params[0])["name_label"] == "other.iso"


async def run(work) -> object:  # type: ignore[no-untyped-def]
    return await work


def test_names_the_driver_does_not_take_are_refused_here(pool: DirectPool) -> None:
    for name in ("my disc.iso", "disc", "disc.iso.txt", "ümlaut.iso", "", "../up.iso"):
        assert "NAME_NOT_OF_IMAGE" in {each.code for each in plan_for(pool, name).problems(pool.cache)}
    there = pool.db.get("VDI", pool.db.get("SR", plan_for(pool).sr or "")["VDIs"][0])["location"]
    assert {each.code for each in plan_for(pool, there.upper()).problems(pool.cache)} == {"IMAGE_NAME_TAKEN"}
    assert proposed_name("My disc (1)_x64.ISO") == "My-disc-1-x64.iso"
    assert proposed_name("größer") == "gr-er.iso"
    assert proposed_name("...img") == "disc.img"


def test_what_does_not_fit_and_where_nothing_can_be_written(pool: DirectPool) -> None:
    sr = plan_for(pool).sr
    assert sr is not None
    problems = plan_for(pool, size=9 << 40).problems(pool.cache)
    assert [each.code for each in problems] == ["LIBRARY_FULL"]
    assert rules.upload(pool.cache, named(pool, "SR", "NFS vol1")).code == "NOT_A_LIBRARY"  # type: ignore[union-attr]
    assert rules.upload(pool.cache, named(pool, "SR", "XCP-ng Tools")).code == "TOOLS_LIBRARY"  # type: ignore[union-attr]
    for pbd in pool.db.get("SR", sr)["PBDs"]:
        config = pool.db.get("PBD", pbd)["device_config"] | {"options": "-o soft,ro"}
        pool.db.update("PBD", pbd, device_config=config)
    pool.follow()
    assert rules.upload(pool.cache, sr) == Refusal("LIBRARY_READ_ONLY", (sr,))
    assert rules.upload_for(pool.cache, named(pool, "VM", "web-frontend-01")) == Refusal(
        "NO_LIBRARY_TAKES_FILES"
    )


def test_an_image_in_a_drive_is_not_deleted(pool: DirectPool) -> None:
    library = named(pool, "SR", "ISO library")
    image = next(
        Ref(ref) for ref in pool.db.get("SR", library)["VDIs"] if not pool.db.get("VDI", ref)["VBDs"]
    )
    assert rules.delete(pool.cache, image) is None
    vm = named(pool, "VM", "web-frontend-01")
    vbd = pool.db.create("VBD", VM=vm, VDI=image, type="CD", empty=False)
    pool.follow()
    assert vbd
    assert rules.delete(pool.cache, image) == Refusal("DISC_IN_DRIVE", (image, vm))
