# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Words for messages by their name, from resources/messages.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.paths import resource

LONGEST_NAME = 80


@dataclass(frozen=True)
class MessageWords:
    """`title` may hold {object}. `fixes` are the ids of actions."""

    title: str
    advice: str = ""
    fixes: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def all_words() -> Mapping[str, MessageWords]:
    """The table, by name."""
    with resource("messages.toml").open("rb") as file:
        table: dict[str, dict[str, Any]] = tomllib.load(file)
    return {
        name: MessageWords(**{**entry, "fixes": tuple(entry.get("fixes", ()))})
        for name, entry in table.items()
    }


def words_of(name: str) -> MessageWords:
    """The words for a message in the language chosen; those of an unknown one are made of its name."""
    found = all_words().get(name.upper())
    if found is not None:
        return MessageWords(tr(found.title), tr(found.advice) if found.advice else "", found.fixes)
    plain = visible(name[:LONGEST_NAME]).replace("_", " ").replace("{", "(").replace("}", ")")
    name = plain.lower() or tr("a message without a name")
    return MessageWords(tr("{object}: {message}").replace("{message}", name))
