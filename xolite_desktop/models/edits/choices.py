# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What there is to choose from, and what is suggested while typing."""

from __future__ import annotations

from itertools import permutations
from zoneinfo import available_timezones

from xolite_desktop.models.edits.editable import Choice
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.edits import Value
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.refs import NULL_REF, Ref

BOOT_DEVICES = later({"c": "Disk", "d": "DVD", "n": "Network"})
MOST_SUGGESTED = 2_000
_NBD = ("nbd", "insecure_nbd")
_TAGGED = ("VM", "host", "SR", "network", "pool", "VDI")


def yes_no(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """A field that is true or false."""
    return [Choice(True, tr("Yes")), Choice(False, tr("No"))]


def yes_no_text(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """An entry of a map that says "true", and means no wherever it says anything else or nothing."""
    said = isinstance(value, str) and value.lower() == "true"
    return [Choice(value if said else "true", tr("Yes")), Choice("false" if said else value, tr("No"))]


def boot_order(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """Every order of one to three devices; the one that is set, though it were another."""
    words = {letter: tr(word) for letter, word in BOOT_DEVICES.items()}
    orders = ["".join(each) for length in (3, 2, 1) for each in permutations("cdn", length)]
    if isinstance(value, str) and value not in orders:
        orders.insert(0, value)
    return [
        Choice(order, ", ".join(words.get(letter, visible(letter)) for letter in order) or tr("None"))
        for order in orders
    ]


def home_hosts(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """The hosts of the pool by name, and none of them."""
    hosts = store.cache.of(Host, "host").items()
    found = [Choice(host_ref, visible(host.name_label) or tr("(no name)")) for host_ref, host in hosts]
    found.sort(key=lambda choice: natural_key(choice.label))
    none = value if isinstance(value, str) and store.cache.host(value) is None else NULL_REF
    return [Choice(none, tr("None: wherever there is room")), *found]


def storage_for_disks(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """The storage that new disks can go to, by name, and none."""
    srs = store.cache.of(SR, "SR").items()
    found = [
        Choice(sr_ref, visible(sr.name_label) or tr("(no name)"))
        for sr_ref, sr in srs
        if not (is_iso_library(sr) or is_hidden(sr) or sr.is_tools_sr or sr.type == "udev") or sr_ref == value
    ]
    found.sort(key=lambda choice: natural_key(choice.label))
    none = value if isinstance(value, str) and store.cache.sr(value) is None else NULL_REF
    return [Choice(none, tr("None")), *found]


def ha_priorities(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """What happens to a VM when its host fails."""
    words = {"restart": tr("Restart"), "best-effort": tr("Restart if possible"), "": tr("Do not restart")}
    return _named(words, value)


def crash_actions(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """What happens when the guest crashes."""
    words = {
        "restart": tr("Restart"),
        "destroy": tr("Shut down"),
        "preserve": tr("Keep as it is"),
        "coredump_and_restart": tr("Save its memory, then restart"),
        "coredump_and_destroy": tr("Save its memory, then shut down"),
        "rename_restart": tr("Keep as it is and start anew"),
    }
    return _named(words, value)


def locking_modes(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """What VM interfaces without a mode of their own may send."""
    return _named({"unlocked": tr("Unlocked: all traffic"), "disabled": tr("Disabled: no traffic")}, value)


def nbd_purposes(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """Whether disks are offered to backup programs over a network. Other purposes it has stay."""
    members = value if isinstance(value, tuple) else ()
    kept = tuple(each for each in members if each not in _NBD)
    offers = [
        Choice(kept, tr("Not offered")),
        Choice((*kept, "nbd"), tr("Offered, encrypted")),
        Choice((*kept, "insecure_nbd"), tr("Offered without encryption")),
    ]
    found = next(
        (each for each in offers if isinstance(each.value, tuple) and set(each.value) == set(members)), None
    )
    return [Choice(value, each.label) if each is found else each for each in offers]


def ntp_modes(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """Where a host has its time from."""
    words = {
        "Factory": tr("The product's own servers"),
        "DHCP": tr("DHCP"),
        "Custom": tr("Servers of your own"),
        "Disabled": tr("No time servers"),
    }
    return _named(words, value)


def time_zones(store: PoolStore) -> list[str]:
    """The names of time zones, as far as this computer knows them."""
    return sorted(available_timezones())


def _named(words: dict[str, str], value: Value) -> list[Choice]:
    found = [Choice(word, label) for word, label in words.items()]
    if isinstance(value, str) and value not in words:
        found.insert(0, Choice(value, visible(value) or tr("None")))
    return found


def tags_of_pool(store: PoolStore) -> list[str]:
    """Every tag that an object of the pool has, in natural order."""
    found: set[str] = set()
    for cls in _TAGGED:
        for record in store.cache.records(cls).values():
            found.update(getattr(record, "tags", ()))
    return sorted(found, key=natural_key)[:MOST_SUGGESTED]


def folders_of_pool(store: PoolStore) -> list[str]:
    """Every folder an object is in, those that are empty, and the ones above them."""
    return sorted(_with_parents(_folders(store.cache)), key=natural_key)[:MOST_SUGGESTED]


def _folders(cache: Cache) -> set[str]:
    pool = cache.pool
    found = set(pool.other_config.get("EMPTY_FOLDERS", "").split(";")) if pool is not None else set()
    for cls in _TAGGED:
        for record in cache.records(cls).values():
            folder = getattr(record, "other_config", {}).get("folder", "")
            if folder:
                found.add(folder)
    return found


def _with_parents(folders: set[str]) -> set[str]:
    found: set[str] = set()
    for folder in folders:
        parts = [part for part in folder.split("/") if part]
        found.update("/" + "/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return found
