# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where objects stand: the tree by host, by tag, by folder and as a list. Pure functions over the cache.

A group is named by its key: a `NodeKind`, or "tag:" and "folder:" before a tag or a path. An object that stands at several
places has a branch for each, which is part of the keys of its nodes there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_look import LONGEST, Look, group_look
from xolite_desktop.models.tree_portrait import Portrait
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.snapshot_tree import snapshot_tree

TAG: Final = "tag:"
FOLDER: Final = "folder:"
DEEPEST_FOLDER: Final = 16
DEEPEST_SNAPSHOT: Final = 8
"""Snapshots below snapshots; what goes deeper, as after years of nightly ones, stands side by side."""
EMPTY_FOLDERS: Final = "EMPTY_FOLDERS"
"""Key in the pool's other_config with the folders that nothing is in, separated by semicolons."""

_RANK: Final = {
    NodeKind.HOST: 0, NodeKind.VM: 1, NodeKind.SR: 2, NodeKind.NETWORK: 3, NodeKind.TEMPLATE: 4,
    NodeKind.SNAPSHOT: 5,
}  # fmt: skip


class Spot(NamedTuple):
    """One place of an object: its branch, the key of the node above, that one's class if it is an object, and a rank."""

    branch: str
    parent: str
    parent_cls: str = ""
    rank: int = 0


class GroupSpot(NamedTuple):
    """A group: the key of what it stands below, and the sort key among its siblings."""

    parent: str
    sort: tuple[Any, ...]


Spots = Callable[[PoolStore, str, Ref, Portrait], Iterable[Spot]]


@dataclass(frozen=True)
class Order:
    """One way to arrange the objects. `groups` are always there, others while something is in them.

    `spots` says where an object other than root and snapshots stands. `closed`: groups that begin closed.
    """

    id: str
    title: str
    short: str
    icon: str
    groups: tuple[NodeKind, ...]
    spots: Spots
    standing: Callable[[PoolStore], frozenset[str]] = lambda _: frozenset()
    """Further groups that stand though nothing is in them."""


_GROUPS: Final[Mapping[str, tuple[str, str, int]]] = {
    NodeKind.HOSTS: (later("Hosts"), "host", 10),
    NodeKind.VMS: (later("VMs"), "vm", 11),
    NodeKind.HALTED_VMS: (later("Halted VMs"), "halted", 12),
    NodeKind.STORAGE: (later("Storage"), "storage", 13),
    NodeKind.NETWORKS: (later("Networks"), "network", 14),
    NodeKind.TEMPLATES: (later("Templates"), "template", 15),
    NodeKind.UNTAGGED: (later("Untagged"), "tag", 21),
    NodeKind.UNFILED: (later("In no folder"), "folder-simple-minus", 22),
    NodeKind.ORPHANS: (later("Snapshots of deleted VMs"), "snapshot", 23),
}
_TAGS, _FOLDERS = 20, -1  # subfolders before what is in the folder


def key_of(branch: str, ref: str) -> str:
    """The key of an object's node; where objects stand but once, their ref."""
    return f"{branch}\n{ref}" if branch else ref


def is_group(key: str) -> bool:
    return key in _GROUPS or (key.startswith((TAG, FOLDER)) and "\n" not in key)


def group_spot(key: str, root: str) -> GroupSpot:
    """Where a group stands."""
    if key.startswith(TAG):
        return GroupSpot(root, (_TAGS, natural_key(key[len(TAG) :][:LONGEST]), key))
    if key.startswith(FOLDER):
        above, name = parent_folder(key[len(FOLDER) :])
        return GroupSpot(FOLDER + above if above else root, (_FOLDERS, natural_key(name[:LONGEST]), key))
    return GroupSpot(root, (_GROUPS[key][2], (), key))


def group_node_look(key: str, number: int) -> Look:
    """How a group reads while it holds so many objects."""
    if key.startswith(TAG):
        return group_look(key[len(TAG) :], NodeKind.TAG, "tag", key, number)
    if key.startswith(FOLDER):
        return group_look(parent_folder(key[len(FOLDER) :])[1], NodeKind.FOLDER, "folder", key, number)
    title, icon, _ = _GROUPS[key]
    return group_look(tr(title), NodeKind(key), icon, key, number)


def folder_path(text: str) -> str:
    """A folder as it is compared: "/Production/Web"; empty for none. What is deeper than 16 is one name."""
    parts = [part for part in text.split("/", 4 * DEEPEST_FOLDER) if part]
    if len(parts) > DEEPEST_FOLDER:
        parts[DEEPEST_FOLDER - 1 :] = ["∕".join(parts[DEEPEST_FOLDER - 1 :]).replace("/", "∕")]
    return "".join(f"/{part}" for part in parts)


def parent_folder(path: str) -> tuple[str, str]:
    """The folder above, empty at the top, and the folder's own name."""
    above, _, name = path.rpartition("/")
    return above, name


def spots_of(order: Order, store: PoolStore, root: str, ref: Ref, portrait: Portrait) -> list[Spot]:
    """Every place where an object stands."""
    if ref == root:
        return [Spot("", "")]
    record = portrait.record
    if portrait.look.kind is not NodeKind.SNAPSHOT or not isinstance(record, VM):
        return list(order.spots(store, root, ref, portrait))
    return snapshot_spots(order, store, root, ref, record)


def snapshot_spots(order: Order, store: PoolStore, root: str, ref: Ref, snapshot: VM) -> list[Spot]:
    """Below the snapshot it goes on from or its VM, wherever that stands; else with those whose VM is gone."""
    owner = store.cache.vm(snapshot.snapshot_of)
    if owner is None:
        return [Spot("", NodeKind.ORPHANS)]
    above = snapshot_parent(store, ref, snapshot) or snapshot.snapshot_of
    return [Spot(branch, key_of(branch, above), "VM") for branch in branches(order, store, owner)]


def branches(order: Order, store: PoolStore, vm: VM) -> list[str]:
    """The branches in which a VM stands."""
    return _tag_branches(vm.tags) if order.spots is _by_tag else [""]


def snapshot_parent(store: PoolStore, ref: Ref, snapshot: VM) -> Ref | None:
    """The snapshot below which another one stands, None for the VM itself. Chains are cut, circles opened."""
    chain = _chain(store, ref, snapshot)
    if chain is None:
        chain = _opened(store.cache.vm(ref), store, ref)
    depth = len(chain)
    if depth == 0:
        return None
    # Counted from the VM, so that all of a cut chain agree on where it is cut.
    return chain[0] if depth < DEEPEST_SNAPSHOT else chain[depth - DEEPEST_SNAPSHOT + 1]


def _chain(store: PoolStore, ref: Ref, snapshot: VM) -> list[Ref] | None:
    """The snapshots above one, nearest first; None if they go round in a circle."""
    chain: list[Ref] = []
    seen = {ref}
    at, owner = snapshot.parent, snapshot.snapshot_of
    while True:
        above = store.cache.vm(at)
        if above is None or not above.is_a_snapshot or above.snapshot_of != owner:
            return chain
        if at in seen:
            return None
        seen.add(at)
        chain.append(at)
        at = above.parent


def _opened(snapshot: VM | None, store: PoolStore, ref: Ref) -> list[Ref]:
    """As `_chain`, through the tree in which each circle is open somewhere."""
    if snapshot is None:
        return []
    tree = snapshot_tree(store.cache, store.index, snapshot.snapshot_of)
    above = {child: parent for parent, below in tree.children.items() for child in below}
    chain: list[Ref] = []
    while (parent := above.get(ref)) is not None:
        chain.append(parent)
        ref = parent
    return chain


def siblings(index: Index, vm: VM) -> Iterable[Ref]:
    """All snapshots of the VM that a snapshot was taken of."""
    return index.snapshots_of_vm(vm.snapshot_of)


def home(store: PoolStore, vm: VM) -> str:
    """Where a VM stands in the tree by host: where it runs, else where it is at home, else among the halted ones."""
    if vm.power_state in (PowerState.RUNNING, PowerState.PAUSED) and store.cache.host(vm.resident_on):
        return vm.resident_on
    return vm.affinity if store.cache.host(vm.affinity) else NodeKind.HALTED_VMS


_PLACES: Final = {
    NodeKind.SR: NodeKind.STORAGE,
    NodeKind.NETWORK: NodeKind.NETWORKS,
    NodeKind.TEMPLATE: NodeKind.TEMPLATES,
}


def _by_host(store: PoolStore, root: str, ref: Ref, portrait: Portrait) -> Iterable[Spot]:
    if portrait.look.kind is NodeKind.HOST:
        return (Spot("", root, _root_cls(root, store)),)
    if portrait.look.kind is NodeKind.VM and isinstance(portrait.record, VM):
        place = home(store, portrait.record)
        return (Spot("", place, "" if place == NodeKind.HALTED_VMS else "host"),)
    return (Spot("", _PLACES[portrait.look.kind]),)


def _by_tag(store: PoolStore, root: str, ref: Ref, portrait: Portrait) -> Iterable[Spot]:
    rank = _RANK[portrait.look.kind]
    return [Spot(branch, branch, rank=rank) for branch in _tag_branches(getattr(portrait.record, "tags", ()))]


def _tag_branches(tags: Iterable[str]) -> list[str]:
    """The groups of these tags. A line end in a tag would be taken for the end of a branch."""
    found = [TAG + tag.replace("\n", "␊") for tag in dict.fromkeys(tags)]
    return found or [NodeKind.UNTAGGED.value]


def _by_folder(store: PoolStore, root: str, ref: Ref, portrait: Portrait) -> Iterable[Spot]:
    path = folder_path(getattr(portrait.record, "other_config", {}).get("folder", ""))
    group = FOLDER + path.replace("\n", "␊") if path else NodeKind.UNFILED.value
    return (Spot("", group, rank=_RANK[portrait.look.kind]),)


def _empty_folders(store: PoolStore) -> frozenset[str]:
    return folders_named(store.cache.pool)


def folders_named(pool: Pool | None) -> frozenset[str]:
    """The groups of the folders that a pool says are there though empty, those above them included."""
    found: set[str] = set()
    for each in pool.other_config.get(EMPTY_FOLDERS, "").split(";") if pool is not None else ():
        path = folder_path(each.replace("\n", "␊"))
        while path:
            found.add(FOLDER + path)
            path = parent_folder(path)[0]
    return frozenset(found)


_KINDS: Final = {
    NodeKind.HOST: NodeKind.HOSTS,
    NodeKind.VM: NodeKind.VMS,
    NodeKind.SR: NodeKind.STORAGE,
    NodeKind.NETWORK: NodeKind.NETWORKS,
    NodeKind.TEMPLATE: NodeKind.TEMPLATES,
}


def _as_list(store: PoolStore, root: str, ref: Ref, portrait: Portrait) -> Iterable[Spot]:
    return (Spot("", _KINDS[portrait.look.kind]),)


def _root_cls(root: str, store: PoolStore) -> str:
    return "pool" if root in store.cache.records("pool") else "host"


BY_HOST: Final = Order(
    "host", "By host", "Hosts", "host",
    (NodeKind.HALTED_VMS, NodeKind.STORAGE, NodeKind.NETWORKS, NodeKind.TEMPLATES), _by_host,
)  # fmt: skip
BY_TAG: Final = Order("tag", "By tag", "Tags", "tag", (NodeKind.UNTAGGED,), _by_tag)
BY_FOLDER: Final = Order(
    "folder", "By folder", "Folders", "folder", (NodeKind.UNFILED,), _by_folder, _empty_folders
)  # fmt: skip
AS_LIST: Final = Order(
    "list", "As a list", "List", "list-dashes",
    (NodeKind.HOSTS, NodeKind.VMS, NodeKind.STORAGE, NodeKind.NETWORKS, NodeKind.TEMPLATES), _as_list,
)  # fmt: skip
ORDERS: Final = (BY_HOST, BY_TAG, BY_FOLDER, AS_LIST)
_BY_ID: Final = {order.id: order for order in ORDERS}


def order_called(order_id: object) -> Order:
    """The order with an id, that by host for any other."""
    return _BY_ID.get(str(order_id), BY_HOST)
