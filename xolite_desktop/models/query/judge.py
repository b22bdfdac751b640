# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Judge`: which objects of a pool a query lets through, kept true from deltas.

What a term asks of an object itself is looked up in its facts. What it asks of connections, as `sr:` does, is a set of
references joined once from the index, and joined anew when a delta touches such a connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.query.query import Query, Term, own_test
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref, is_null

_DEPENDS: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "host": {
        "host": frozenset({"name_label"}),
        "VM": frozenset({"resident_on", "affinity"}),
        "PBD": frozenset({"host", "SR"}),
    },
    "sr": {
        "SR": frozenset({"name_label"}),
        "VBD": frozenset({"VM", "VDI"}),
        "VDI": frozenset({"SR"}),
    },
    "network": {
        "network": frozenset({"name_label"}),
        "VIF": frozenset({"VM", "network"}),
    },
}
"""For each term about connections: the classes and fields they are made of."""


class Judge:
    """The verdicts of one query about one pool."""

    def __init__(self, store: PoolStore, query: Query) -> None:
        self.query = query
        self._store = store
        self._tests = [
            (test, not term.negated) for term in query.terms if (test := own_test(term)) is not None
        ]
        self._joined = [(term, self._join(term)) for term in query.terms if own_test(term) is None]

    def accepts(self, ref: str, facts: Facts) -> bool:
        """Whether an object is let through."""
        for test, wanted in self._tests:
            if test(facts) is not wanted:
                return False
        for term, refs in self._joined:
            if (ref in refs) is term.negated:
                return False
        return self.query.has_words(facts.text)

    def follow(self, delta: Delta) -> set[Ref]:
        """A delta has come: the objects that connect otherwise than before, and must be judged anew."""
        touched: set[Ref] = set()
        for number, (term, before) in enumerate(self._joined):
            if _concerns(delta, _DEPENDS[term.name]):
                after = self._join(term)
                touched |= before ^ after
                self._joined[number] = (term, after)
        return touched

    def _join(self, term: Term) -> set[Ref]:
        return set(_JOINS[term.name](self._store, term))


def _concerns(delta: Delta, classes: Mapping[str, frozenset[str]]) -> bool:
    for cls, fields in classes.items():
        if cls in delta.added or cls in delta.removed:
            return True
        if any(not fields.isdisjoint(changed) for changed in delta.changed.get(cls, {}).values()):
            return True
    return False


def _named(store: PoolStore, cls: str, term: Term) -> list[Ref]:
    records = store.cache.records(cls).items()
    return [ref for ref, record in records if term.fits(str(getattr(record, "name_label", "")).casefold())]


def _of_hosts(store: PoolStore, term: Term) -> Iterator[Ref]:
    """The hosts, what runs there or is at home there and runs nowhere, and the storage connected there."""
    for host in _named(store, "host", term):
        yield host
        yield from store.index.vms_of_host(host)
        for ref in store.index.vms_at_home_on(host):
            vm = store.cache.vm(ref)
            if vm is not None and is_null(vm.resident_on):
                yield ref
        for pbd_ref in store.index.pbds_of_host(host):
            pbd = store.cache.get("PBD", pbd_ref)
            if isinstance(pbd, PBD):
                yield pbd.SR


def _of_srs(store: PoolStore, term: Term) -> Iterator[Ref]:
    for sr in _named(store, "SR", term):
        yield sr
        yield from store.index.vms_of_sr(sr)


def _of_networks(store: PoolStore, term: Term) -> Iterator[Ref]:
    for network in _named(store, "network", term):
        yield network
        yield from store.index.vms_of_network(network)


_JOINS: Final[Mapping[str, Callable[[PoolStore, Term], Iterator[Ref]]]] = {
    "host": _of_hosts,
    "sr": _of_srs,
    "network": _of_networks,
}
