#!/usr/bin/env python3
# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Collect every text of the interface, bring resources/translations/*.ts up to date with them and make *.qm of these.

Texts are the literals given to `tr`, `later` and `count`, what tables declare (see `DECLARED`), and the sentences of
resources/*.toml. New ones come into a catalogue as unfinished, those that are gone leave it. `--check` only says what is
missing. Ends with 1 if something is unfinished.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
SENTENCES = ("reasons.toml", "messages.toml")
PACKAGES = ("models", "ui", "view_vnc")
CONTEXT = "XO Lite Desktop"

DECLARED: Mapping[str, tuple[str, ...]] = {
    "Action": ("title", "plural", "question", "warning", "job_title"),
    "Chip": ("title",),
    "Column": ("title",),
    "ChartSpec": ("title",),
    "Editable": ("title", "phrase", "group", "unit", "hint", "zero"),
    "FieldCard": ("title",),
    "ListCard": ("title", "empty"),
    "KeyEntry": ("title",),
    "Measure": ("title",),
    "Order": ("title", "short"),
    "Range": ("title", "short"),
    "Setting": ("title", "sentence", "words"),
    "Table": ("title", "noun", "empty", "hint"),
    "TermKind": ("hint",),
    "_Figure": ("title", "word"),
}
"""Which fields of what is declared in modules are shown through `tr`, by the name of the class."""


def main(arguments: list[str]) -> int:
    texts = collected()
    missing = 0
    for path in sorted(CATALOGUES.glob("*.ts")):
        known = read_catalogue(path)
        wanted = {text: known.get(text, "") for text in texts}
        unfinished = [text for text, translation in wanted.items() if not translation]
        missing += len(unfinished)
        gone = known.keys() - texts
        print(f"{path.name}: {len(texts)} texts, {len(unfinished)} to translate, {len(gone)} gone")
        for text in sorted(unfinished):
            print(f"  {text!r}")
        if "--check" not in arguments:
            write_catalogue(path, wanted)
            release(path)
    return 1 if missing else 0


# Catalogues


def read_catalogue(path: Path) -> dict[str, str]:
    """The translation of each source text, "" where it is unfinished."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        is_done = translation is not None and translation.get("type") != "unfinished"
        found[message.findtext("source", "")] = (translation.text or "") if is_done else ""  # type: ignore[union-attr]
    return found


def write_catalogue(path: Path, texts: Mapping[str, str]) -> None:
    """Sorted by source and without places, so that two branches which add texts merge."""
    language = path.stem
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"<name>{CONTEXT}</name>",
    ]
    for source, translation in sorted(texts.items()):
        mark = "" if translation else ' type="unfinished"'
        lines += [
            "<message>",
            f"<source>{escape(source)}</source>",
            f"<translation{mark}>{escape(translation)}</translation>",
            "</message>",
        ]
    path.write_text("\n".join([*lines, "</context>", "</TS>", ""]), encoding="utf-8")


def release(path: Path) -> None:
    """Make the binary catalogue that the program reads."""
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    tool = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if tool is None:
        raise SystemExit("pyside6-lrelease is not installed: make venv")
    subprocess.run(
        [tool, "-silent", "-nounfinished", str(path), "-qm", str(path.with_suffix(".qm"))], check=True
    )


# Texts


def collected() -> set[str]:
    """Every source text."""
    found = {*in_code(), *declared(), *in_sentences()}
    return {text for text in found if text.strip()}


def in_sentences() -> Iterator[str]:
    for name in SENTENCES:
        table = tomllib.loads((ROOT / "resources" / name).read_text(encoding="utf-8"))
        for entry in table.values():
            yield from (entry.get(part, "") for part in ("title", "text", "advice"))


def in_code() -> Iterator[str]:
    for package in PACKAGES:
        for path in (ROOT / "xolite_desktop" / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield from _given_to(node.func.id, node.args)


def _given_to(function: str, arguments: list[ast.expr]) -> Iterator[str]:
    if function == "tr":
        yield from _texts(arguments[0])
    elif function == "later":
        yield from _texts_of_table(arguments[0])
    elif function == "count" and len(arguments) > 1:
        for noun in _texts(arguments[1]):
            yield from counted(noun, *(_texts(arguments[2]) if len(arguments) > 2 else ()))


def counted(noun: str, plural: str = "") -> tuple[str, str]:
    return f"{{count}} {noun}", f"{{count}} {plural or noun + 's'}"


def _texts(node: ast.expr) -> Iterator[str]:
    """A literal, or those one of which is chosen."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _texts_of_table(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts_of_table(value)
    elif isinstance(node, ast.Tuple | ast.List):
        for value in node.elts:
            yield from _texts_of_table(value)
    else:
        yield from _texts(node)


def declared() -> Iterator[str]:
    """What the modules' tables say, found by importing them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    seen: set[int] = set()
    for module in _modules():
        for value in vars(module).values():
            yield from _walk(value, seen)
    yield from _special()


def _modules() -> Iterator[Any]:
    for package in PACKAGES:
        root = importlib.import_module(f"xolite_desktop.{package}")
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            if ".tour." not in found.name and not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _walk(value: object, seen: set[int]) -> Iterator[str]:
    if id(value) in seen or isinstance(value, str | bytes | int | float):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for member in value.values():
            yield from _walk(member, seen)
    elif isinstance(value, tuple | list | frozenset):
        for member in value:
            yield from _walk(member, seen)
    if isinstance(value, type):
        title = vars(value).get("title")
        if isinstance(title, str) and any(each.__name__ == "Tab" for each in value.__mro__):
            yield title
    elif type(value).__module__.startswith("xolite_desktop."):
        yield from _fields(value, seen)


def _fields(value: object, seen: set[int]) -> Iterator[str]:
    for name in DECLARED.get(type(value).__name__, ()):
        shown = getattr(value, name)
        yield from (shown,) if isinstance(shown, str) else shown
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name, None), seen)


def _special() -> Iterator[str]:
    """What no dataclass declares."""
    from xolite_desktop.models.actions.offer import ONE_OF
    from xolite_desktop.models.actions.places import MENU_BAR, Menu
    from xolite_desktop.models.tables.selected_objects import NOUNS
    from xolite_desktop.vnc.typing.layout import TITLES

    for noun in ONE_OF:
        yield from counted(noun)
    yield from (str(place) for place in (*MENU_BAR, Menu.CONTEXT))
    yield from TITLES.values()
    yield from ("Selection", "Nothing is selected", "objects", *NOUNS, *NOUNS.values())


def placeholders(text: str) -> list[str]:
    """The names in braces, sorted; and what strftime would fill in."""
    return sorted(re.findall(r"\{[^{}]*\}", text))


def unlike(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Sources whose translation has other placeholders."""
    return [source for source, said in texts if placeholders(source) != placeholders(said)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
