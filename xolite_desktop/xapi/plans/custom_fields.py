# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fields that the people of a pool made up for their objects, kept where other clients look for them.

What fields there are stands in the pool's gui_config as XML; their values stand in the other_config of the objects.
"""

from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.pool import Pool

DEFINITIONS: Final = "XenCenter.CustomFields"
PREFIX: Final = "XenCenter.CustomFields."
MOST: Final = 200
_LONGEST: Final = 256 << 10
_ROOT: Final = "CustomFieldDefinitions"
_FIELD: Final = "CustomFieldDefinition"


@dataclass(frozen=True, slots=True)
class CustomField:
    """One field: its name and whether it holds a date."""

    name: str
    is_date: bool = False

    @property
    def key(self) -> str:
        """Where its value stands in an object's other_config."""
        return PREFIX + self.name


@dataclass(frozen=True, slots=True)
class DefineFields:
    """The fields there are to be, in place of those defined now; what is not among them is no longer shown."""

    fields: tuple[CustomField, ...]
    before: str = ""
    """The definition when the editing began, as the pool has it."""

    def problems(self) -> list[Problem]:
        """Names tell fields apart, and are part of a key."""
        names = [field.name for field in self.fields]
        if any(not name.strip() for name in names):
            return [Problem("name", "NAME_MISSING")]
        if len({name.casefold() for name in names}) < len(names):
            return [Problem("name", "FIELD_EXISTS")]
        return [Problem("name", "TOO_MANY_FIELDS", (str(MOST),))] if len(names) > MOST else []

    @property
    def after(self) -> str | None:
        """The definition as it is to be; what other clients noted about fields that stay is kept. None for no field."""
        root = _parsed(self.before)
        root = ElementTree.Element(_ROOT) if root is None else root
        wanted = {field.name: field for field in self.fields}
        for element in list(root):
            if element.tag == _FIELD and wanted.pop(element.get("name", ""), None) is None:
                root.remove(element)
        for field in wanted.values():
            kind = "Date" if field.is_date else "String"
            ElementTree.SubElement(root, _FIELD, {"name": field.name, "type": kind, "defaultValue": ""})
        return ElementTree.tostring(root, encoding="unicode") if len(root) else None


def definition(pool: Pool | None) -> str:
    """The definition as the pool has it."""
    return pool.gui_config.get(DEFINITIONS, "") if pool is not None else ""


def _parsed(text: str) -> ElementTree.Element | None:
    if not text or len(text) > _LONGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        return ElementTree.fromstring(text)  # noqa: S314  no entities can be declared in it
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None


def custom_fields(pool: Pool | None) -> tuple[CustomField, ...]:
    """The fields the pool defines, in its order; none where the definition cannot be read."""
    root = _parsed(definition(pool))
    if root is None:
        return ()
    found: dict[str, CustomField] = {}
    for element in root.iter(_FIELD):
        name = element.get("name", "")
        if name and name not in found and len(found) < MOST:
            found[name] = CustomField(name, element.get("type", "").lower() == "date")
    return tuple(found.values())
