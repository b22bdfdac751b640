# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fields that the people of a pool made up for their objects, kept where other clients look for them.

What fields there are stands in the pool's gui_config as XML; their values stand in the other_config of the objects.
"""

from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from xolite_desktop.xapi.records.pool import Pool

DEFINITIONS: Final = "XenCenter.CustomFields"
PREFIX: Final = "XenCenter.CustomFields."
MOST: Final = 200
_LONGEST: Final = 256 << 10


@dataclass(frozen=True, slots=True)
class CustomField:
    """One field: its name and whether it holds a date."""

    name: str
    is_date: bool = False

    @property
    def key(self) -> str:
        """Where its value stands in an object's other_config."""
        return PREFIX + self.name


def custom_fields(pool: Pool | None) -> tuple[CustomField, ...]:
    """The fields the pool defines, in its order; none where the definition cannot be read."""
    text = pool.gui_config.get(DEFINITIONS, "") if pool is not None else ""
    if not text or len(text) > _LONGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return ()
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  no entities can be declared in it
    except (ElementTree.ParseError, ValueError, RecursionError):
        return ()
    found: dict[str, CustomField] = {}
    for element in root.iter("CustomFieldDefinition"):
        name = element.get("name", "")
        if name and name not in found and len(found) < MOST:
            found[name] = CustomField(name, element.get("type", "").lower() == "date")
    return tuple(found.values())
