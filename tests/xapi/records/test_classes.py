# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The records are what the generator makes of the data model."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from xolite_desktop.xapi.records.classes import CLASSES

ROOT = Path(__file__).parents[3]


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_records", ROOT / "tools" / "generate_records.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generating_again_gives_the_same_files() -> None:
    for path, text in _generator().sources().items():
        assert path.read_text(encoding="utf-8") == text, f"run tools/generate_records.py: {path.name} differs"
        assert text.count("\n") < 400


def test_every_class_with_events_has_a_type_with_all_its_fields() -> None:
    model = json.loads((ROOT / "resources" / "datamodel.json").read_text(encoding="utf-8"))["classes"]
    assert set(CLASSES) == {name for name, cls in model.items() if cls["events"]}
    still_sent = _generator().STILL_SENT
    for name, kind in CLASSES.items():
        wanted = {field["n"] for field in model[name]["fields"]} | {"uuid", *still_sent.get(name, ())}
        assert wanted == set(kind.__struct_fields__)


@pytest.mark.parametrize("cls", CLASSES)
def test_records_are_frozen_and_need_no_field(cls: str) -> None:
    record = CLASSES[cls]()
    assert record == CLASSES[cls]()
    with pytest.raises(AttributeError):
        record.uuid = "x"  # type: ignore[misc,assignment]
    assert record.__struct_config__.gc is False
    assert all(not field.required for field in msgspec.structs.fields(record))


def test_type_names_follow_the_class_names() -> None:
    for name, kind in CLASSES.items():
        assert kind.__name__.lower() == re.sub("_", "", name).lower()
