# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool has goes whole into a file, numbers as numbers, and nothing in it is a formula."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.inventory import export as exporting
from xolite_desktop.models.inventory.export import ExportInventory, export
from xolite_desktop.models.inventory.forms import Form
from xolite_desktop.models.inventory.sheets import SHEETS
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.errors import LocalFileError

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
EVIL = ('=HYPERLINK("http://evil")', "+1+1", "-2", "@SUM(A1)", "http://evil.example", "\ud800 half", "a\x01b")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    made = DirectPool("demo")
    plain = [
        ref
        for ref, vm in made.db.records("VM").items()
        if not (vm["is_a_template"] or vm["is_control_domain"])
    ]
    vms = [ref for ref in plain if made.db.get("VM", ref)["name_label"] != "postgres-primary"]
    for vm, name in zip(vms, EVIL, strict=False):
        made.db.update("VM", vm, name_label=name.encode("utf-8", "replace").decode())
    made.follow()
    return made


@pytest.fixture(scope="module")
def store(application: Any, pool: DirectPool) -> PoolStore:
    made = PoolStore()
    made.attach(pool.cache)
    made.finish_loading()
    return made


def written(store: PoolStore, path: Path, form: Form) -> bytes:
    heard: list[float] = []
    asyncio.run(_awaited(export(ExportInventory(store, path, form), heard.append, NOW)))
    assert heard == sorted(heard)
    return path.read_bytes()


async def _awaited(work: Any) -> object:
    return await work


def test_json_has_every_sheet_and_numbers_are_numbers(store: PoolStore, tmp_path: Path) -> None:
    whole = json.loads(written(store, tmp_path / "pool.json", Form.JSON))
    assert [title for title in whole if isinstance(whole[title], list)] == [sheet.title for sheet in SHEETS]
    storage = next(row for row in whole["Storage"] if row["Name"] == "NFS vol1")
    assert storage["Size (bytes)"] == 15393162788864
    assert "nas-01.lab.example" in storage["Location"]
    assert 0.6 < storage["Used"] < 0.65
    vm = next(row for row in whole["VMs"] if row["Name"] == "postgres-primary")
    assert isinstance(vm["vCPUs"], int)
    assert "postgres data 1.50 TiB on NFS vol1" in vm["Disks"]
    assert re.fullmatch(r"[0-9a-f:, ]+", vm["MAC addresses"])
    assert any(row["Name"] == EVIL[0] for row in whole["VMs"]), "programs read names as they are"
    assert {row["Storage"] for row in whole["Disks"]} >= {"NFS vol1", "iSCSI SAN", "ISO library"}


def test_csv_is_an_archive_in_which_nothing_is_a_formula(store: PoolStore, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(store, tmp_path / "pool.zip", Form.CSV)))
    assert len(archive.namelist()) == len(SHEETS)
    for name in archive.namelist():
        rows = list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "'=HYPERLINK" in archive.read(archive.namelist()[0]).decode()


def test_a_spreadsheet_holds_texts_and_numbers_and_no_formula_or_link(
    store: PoolStore, tmp_path: Path
) -> None:
    book = zipfile.ZipFile(io.BytesIO(written(store, tmp_path / "pool.xlsx", Form.XLSX)))
    pages = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(pages) == len(SHEETS)
    for page in pages:
        root = ElementTree.fromstring(book.read(page))  # our own file
        assert not list(root.iter(f"{MAIN}f"))
        assert not list(root.iter(f"{MAIN}hyperlink"))
    texts = book.read("xl/sharedStrings.xml").decode()
    assert "=HYPERLINK" in texts
    first = book.read(pages[2]).decode()
    assert "15393162788864" in first, "sizes are numbers"


def test_a_file_is_there_whole_or_not_at_all(
    store: PoolStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pool.json"
    path.write_text("mine")
    with pytest.raises(LocalFileError):
        written(store, path, Form.JSON)
    assert path.read_text() == "mine"
    plan = ExportInventory(store, path, Form.JSON, SHEETS[:1], overwrite=True)
    asyncio.run(_awaited(export(plan, lambda _: None, NOW)))
    assert list(json.loads(path.read_bytes())) == ["Pool", "Date", "VMs"]
    monkeypatch.setattr(exporting, "as_bytes", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(store, tmp_path / "other.json", Form.JSON)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pool.json"]


def test_secrets_are_in_none_of_it(pool: DirectPool, store: PoolStore, tmp_path: Path) -> None:
    pbd = next(iter(pool.db.records("PBD")))
    config = pool.db.get("PBD", pbd)["device_config"] | {
        "chappassword": "hunter2",
        "password_secret": "u-u-id",
    }
    pool.db.update("PBD", pbd, device_config=config)
    store.take(pool.follow())
    content = written(store, tmp_path / "pool.json", Form.JSON)
    assert b"hunter2" not in content
    assert b"u-u-id" not in content
