# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a VM's drive, and the discs it could have instead: for the selector beside its screen and the dialog."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vbd as rules
from xolite_desktop.xapi.rules.refusal import Refusal


@dataclass(frozen=True)
class Disc:
    """One image: its name and library, whether it is in the drive now, and why it cannot be inserted, if so."""

    ref: Ref
    name: str
    library: str
    is_inserted: bool = False
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Drive:
    """The drive of one VM; `label` is what is in it, `refusal` why its disc cannot be changed."""

    label: str
    is_empty: bool
    refusal: Refusal | None


def drive_of(store: PoolStore, vm_ref: Ref) -> Drive | None:
    """The drive, None if the VM has none."""
    if rules.cd_drive(store.cache, vm_ref) is None:
        return None
    inside = rules.disc_in(store.cache, vm_ref)
    label = (name_of_ref(inside, store.cache) or tr("A disc")) if inside is not None else tr("No disc")
    return Drive(label, inside is None, rules.change_disc(store.cache, vm_ref))


def discs_for(store: PoolStore, vm_ref: Ref) -> list[Disc]:
    """Every disc of the pool, by library and name."""
    cache, inside = store.cache, rules.disc_in(store.cache, vm_ref)
    found = [
        Disc(
            ref,
            visible(vdi.name_label) or tr("(no name)"),
            name_of_ref(vdi.SR, cache),
            ref == inside,
            rules.insert(cache, vm_ref, ref),
        )
        for ref, vdi in rules.discs(cache).items()
    ]
    return sorted(found, key=lambda disc: (natural_key(disc.library), natural_key(disc.name)))
