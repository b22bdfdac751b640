# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was decided about a new storage, in rows, and what will be lost."""

from __future__ import annotations

from xolite_desktop.models.api_calls.scripts import Scripts, scripts_of
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.new_sr.words import field_title, kind_title, value_word
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.secrets import MASK
from xolite_desktop.models.text import joined, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations.new_sr.create import calls_for
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.sr_probe import FoundSr

Row = tuple[str, str]


def summary(store: PoolStore, plan: NewSr) -> list[Row]:
    """A word and what was decided under it, in the order of the pages."""
    kind, values = plan.kind, dict(plan.values)
    rows = [(tr("Kind"), kind_title(kind))]
    for field in kind.fields:
        value = values.get(field.key, "").strip()
        if value:
            shown = MASK if field.secret else bounded(visible(value_word(field.key, value)))
            rows.append((field_title(kind, field.key), shown))
    pool = store.cache.pool
    if not kind.shared or (pool is not None and plan.host != pool.master):
        rows.append((tr("Host"), name_of_ref(plan.host, store.cache)))
    rows += [
        (tr("Name"), bounded(visible(plan.name))),
        (tr("Description"), bounded(visible(plan.description))),
        (tr("Is attached again"), bounded(visible(plan.existing))),
        (tr("Default storage"), tr("Yes") if plan.default and not kind.is_library else ""),
    ]
    return [(word, text) for word, text in rows if text]


def lost(plan: NewSr) -> str:
    """What is gone once the storage is made; empty if nothing is."""
    if plan.existing or not plan.kind.wipes:
        return ""
    if plan.wiped:
        names = joined([found_words(each) for each in plan.wiped])
        return tr("These storages and everything on them will be gone for good: {names}.").format(names=names)
    return tr("Whatever is there now will be gone for good: it is formatted.")


def found_words(found: FoundSr) -> str:
    """A name, a size and the uuid, as far as they are told."""
    parts = [visible(found.name), size(found.size) if found.size else "", visible(found.uuid)]
    return " · ".join(filter(None, parts))


def new_sr_scripts(store: PoolStore, plan: NewSr) -> Scripts:
    """The calls that a plan would make, without its passwords."""
    title = tr("New storage: {name}").format(name=visible(plan.name))
    return scripts_of(store, calls_for(store.cache, plan, shown=True), title)
