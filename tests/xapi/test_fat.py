# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A FAT volume read back byte by byte, by the rules of the format and not by ours, and by the system where it can."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xolite_desktop.xapi.fat import LARGEST, SIZE, fat_image

NAMES = st.text(
    st.characters(codec="utf-16-le", exclude_characters='"*/:<>?\\|\uffff', exclude_categories=("Cc", "Cs")),
    min_size=1,
    max_size=60,
)


class Volume:
    """Reads a FAT16 volume: label, files, and whether both tables are the same."""

    def __init__(self, image: bytes) -> None:
        fields = struct.unpack_from("<HBHBHHBHHHII", image, 11)
        self.sector, self.per_cluster, reserved, fats, roots, sectors, _, fat_sectors, *_ = fields
        assert image[510:512] == b"\x55\xaa"
        assert sectors * self.sector == len(image)
        at = reserved * self.sector
        tables = [
            image[at + n * fat_sectors * self.sector :][: fat_sectors * self.sector] for n in range(fats)
        ]
        assert len(set(tables)) == 1
        self.table = struct.unpack(f"<{len(tables[0]) // 2}H", tables[0])
        at += fats * fat_sectors * self.sector
        self.root, self.image = image[at : at + roots * 32], image
        self.start = at + roots * 32
        self.clusters = (len(image) - self.start) // (self.sector * self.per_cluster)
        assert 4085 <= self.clusters < 65525, "by the number of its clusters a volume is FAT16"
        assert len(self.table) >= self.clusters + 2
        self.labels: list[str] = []
        self.files: dict[str, bytes] = {}
        self._read_root()

    def _read_root(self) -> None:
        pieces: list[tuple[int, bytes, int]] = []
        for at in range(0, len(self.root), 32):
            entry = self.root[at : at + 32]
            if entry[0] == 0:
                break
            if entry[11] == 0x0F:
                pieces.append((entry[0], entry[1:11] + entry[14:26] + entry[28:32], entry[13]))
            elif entry[11] & 0x08:
                self.labels.append(entry[:11].decode().rstrip())
            else:
                first, size = struct.unpack_from("<HI", entry, 26)
                self.files[self._name(entry[:11], pieces)] = self._content(first, size)
                pieces = []

    def _name(self, short: bytes, pieces: list[tuple[int, bytes, int]]) -> str:
        total = 0
        for byte in short:
            total = (((total & 1) << 7) + (total >> 1) + byte) & 0xFF
        assert {checksum for *_, checksum in pieces} == {total}
        assert [place for place, *_ in pieces] == [len(pieces) | 0x40, *range(len(pieces) - 1, 0, -1)]
        units = b"".join(piece for _, piece, _ in reversed(pieces)).decode("utf-16-le", "surrogatepass")
        return units.split("\0")[0].rstrip("\uffff")

    def _content(self, cluster: int, size: int) -> bytes:
        found = b""
        unit = self.sector * self.per_cluster
        while cluster and cluster < 0xFFF8:
            found += self.image[self.start + (cluster - 2) * unit :][:unit]
            cluster = self.table[cluster]
        assert size <= len(found) < size + unit or not size
        return found[:size]


FILES = {
    "user-data": b"#cloud-config\n" * 300,
    "meta-data": b"instance-id: x\n",
    "network-config": b"",
    "a name of many letters that takes four entries.txt": bytes(range(256)) * 2,
}


def test_every_file_is_there_whole() -> None:
    volume = Volume(fat_image("cidata", FILES))
    assert volume.labels == ["cidata"]
    assert volume.files == FILES


@settings(max_examples=20, deadline=None)
@given(
    st.dictionaries(
        NAMES.filter(lambda name: not name.endswith((" ", "."))), st.binary(max_size=3000), max_size=8
    )
)
def test_any_names_and_contents(files: dict[str, bytes]) -> None:
    assert Volume(fat_image("x", files)).files == files


def test_the_same_files_are_the_same_bytes() -> None:
    assert fat_image("cidata", FILES, volume_id=7) == fat_image("cidata", FILES, volume_id=7)
    assert len(fat_image("cidata", {})) == SIZE


def test_as_much_as_is_promised_fits_and_too_much_is_refused() -> None:
    assert Volume(fat_image("cidata", {"user-data": b"x" * LARGEST})).files["user-data"] == b"x" * LARGEST
    with pytest.raises(ValueError, match="do not fit"):
        fat_image("cidata", {"user-data": b"x" * SIZE})


@pytest.mark.parametrize("name", ["", "a/b", "a\nb", "dot.", "space ", 'a"b'])
def test_names_that_a_volume_cannot_hold(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        fat_image("cidata", {name: b""})


@pytest.mark.parametrize("label", ["", "twelve chars", "é"])
def test_labels_that_a_volume_cannot_have(label: str) -> None:
    with pytest.raises(ValueError, match="no label"):
        fat_image(label, {})


@pytest.mark.skipif(shutil.which("blkid") is None, reason="this system has no blkid")
def test_the_system_knows_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "drive.img"
    path.write_bytes(fat_image("cidata", FILES, volume_id=0x1234ABCD))
    told = subprocess.run(
        ["blkid", "-p", "-o", "export", str(path)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {"LABEL=cidata", "TYPE=vfat", "VERSION=FAT16", "UUID=1234-ABCD"} <= set(told)
