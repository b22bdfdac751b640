# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories add up what their disks take."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.building.builder import GIB, MIB, Builder
from xolite_desktop.simulator.building.storage import (
    add_base_copy,
    add_drive,
    add_drivers,
    add_iso,
    add_sr,
    add_tools_sr,
    add_vdi,
    settle_storage,
)

HOST = "OpaqueRef:host"


@pytest.fixture
def builder() -> Builder:
    return Builder(1, 1_795_357_800.0)


def test_a_thin_repository_holds_what_is_used_and_a_thick_one_everything(builder: Builder) -> None:
    thin = add_sr(builder, "thin", "nfs", {HOST: {}}, size=100 * GIB)
    thick = add_sr(builder, "thick", "lvm", {HOST: {}}, size=100 * GIB)
    for sr in (thin, thick):
        add_vdi(builder, sr, "disk", 10 * GIB, 2 * GIB)
    settle_storage(builder)
    assert builder.record("SR", thin)["physical_utilisation"] == 2 * GIB
    assert builder.record("SR", thick)["physical_utilisation"] == 10 * GIB + 24 * MIB
    assert [builder.record("SR", sr)["virtual_allocation"] for sr in (thin, thick)] == [10 * GIB] * 2


def test_an_overfull_repository_is_a_mistake(builder: Builder) -> None:
    sr = add_sr(builder, "small", "nfs", {HOST: {}}, size=GIB)
    add_vdi(builder, sr, "disk", 10 * GIB, 2 * GIB)
    with pytest.raises(ValueError, match="small is overfull: 2 GiB of 1"):
        settle_storage(builder)


def test_other_files_in_a_repository_count_too(builder: Builder) -> None:
    sr = add_sr(builder, "nfs", "nfs", {HOST: {}}, size=100 * GIB, physical_utilisation=50 * GIB)
    add_vdi(builder, sr, "disk", 10 * GIB, 2 * GIB)
    settle_storage(builder)
    assert builder.record("SR", sr)["physical_utilisation"] == 50 * GIB


def test_each_host_is_connected_once(builder: Builder) -> None:
    sr = add_sr(
        builder, "nfs", "nfs", {"OpaqueRef:a": {"server": "x"}, "OpaqueRef:b": {"server": "x"}}, size=GIB
    )
    assert {(pbd["SR"], pbd["host"]) for pbd in builder.of("PBD").values()} == {
        (sr, "OpaqueRef:a"),
        (sr, "OpaqueRef:b"),
    }


def test_images_are_read_only_and_named_by_their_file(builder: Builder) -> None:
    sr = add_sr(builder, "iso", "iso", {HOST: {}}, size=10 * GIB)
    image = builder.record("VDI", add_iso(builder, sr, "debian.iso", 600))
    assert (image["read_only"], image["location"], image["name_label"]) == (True, "debian.iso", "debian.iso")
    assert builder.record("SR", sr)["content_type"] == "iso"


def test_tools_have_a_library_without_a_size(builder: Builder) -> None:
    sr = builder.record("SR", add_tools_sr(builder, [HOST]))
    settle_storage(builder)
    assert (sr["physical_size"], sr["physical_utilisation"], sr["is_tools_sr"]) == (-1, -1, True)
    assert next(iter(builder.of("VDI").values()))["is_tools_iso"] is True


def test_drives_of_a_host_say_what_they_take(builder: Builder) -> None:
    optical, removable = (
        builder.record("SR", add_drive(builder, HOST, "h", kind)) for kind in ("cd", "block")
    )
    settle_storage(builder)
    assert (optical["content_type"], optical["sm_config"]) == ("iso", {"type": "cd"})
    assert (removable["content_type"], removable["sm_config"]) == ("disk", {"type": "block"})


def test_a_base_copy_is_hidden_and_its_child_names_it(builder: Builder) -> None:
    sr = add_sr(builder, "nfs", "nfs", {HOST: {}}, size=100 * GIB)
    disk = add_vdi(builder, sr, "disk", 10 * GIB, 2 * GIB)
    base = builder.record("VDI", add_base_copy(builder, disk, used=GIB))
    assert base["managed"] is False
    assert builder.record("VDI", disk)["sm_config"] == {"vhd-parent": base["uuid"]}


def test_drivers_of_images_cannot_snapshot(builder: Builder) -> None:
    add_drivers(builder)
    able = {each["type"] for each in builder.of("SM").values() if "VDI_SNAPSHOT" in each["features"]}
    assert {"nfs", "lvm", "ext", "lvmoiscsi"} <= able
    assert not {"iso", "udev"} & able
