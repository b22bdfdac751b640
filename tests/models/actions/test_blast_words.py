# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What would be touched is said in the question before it, in few lines."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.blast_words import named as said_names
from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.offer import confirmation, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.xapi import blast
from xolite_desktop.xapi.blast import Blast, Effect, Path, Promise, Vow, Way
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, record in pool.db.records(cls).items() if record["name_label"] == name))


def test_a_host_that_goes_away(pool: DirectPool) -> None:
    lines = touched(pool.cache, blast.of_host(pool.cache, named(pool, "host", "xcp-01")))
    assert lines[0] == "This window's connection to the pool breaks."
    assert lines[1] == "The pool loses contact with xcp-01."
    assert next(line for line in lines if line.startswith("Running there: ")).endswith(" more.")


def test_images_are_no_disks(pool: DirectPool) -> None:
    library = named(pool, "SR", "ISO library")
    assert "Out of reach: 14 images." in touched(pool.cache, blast.of_sr(pool.cache, library))


def test_everything_has_words(pool: DirectPool) -> None:
    """In every effect, way and vow."""
    host, sr = named(pool, "host", "xcp-02"), named(pool, "SR", "NFS vol1")
    vm = next(iter(pool.cache.records("VM")))
    pif = next(iter(pool.cache.records("PIF")))
    whole = Blast(
        {vm: frozenset(Effect)},
        promises=frozenset(Promise(vow, host) for vow in Vow),
        paths=frozenset(Path(way, host, sr if way is Way.STORAGE else pif) for way in Way),
    )
    assert len(touched(pool.cache, whole)) == len(Effect) + len(Vow) + len(Way)
    assert touched(pool.cache, Blast()) == []


def test_the_question_before_a_storage_is_disconnected_has_it(pool: DirectPool) -> None:
    ref = named(pool, "SR", "ISO library")
    selection = Selection.of(pool.cache, [ref])
    question = confirmation(offer(action("sr.forget"), selection), selection)
    assert question is not None
    assert "Out of reach: 14 images." in question.touches


def test_many_names_are_cut(pool: DirectPool) -> None:
    vms = [
        ref
        for ref, vm in pool.cache.records("VM").items()
        if getattr(vm, "name_label", "").startswith("web-frontend")
    ]
    assert said_names(pool.cache, "VM", vms[:2]) == "web-frontend-01 and web-frontend-02"
    gone = [Ref(f"OpaqueRef:{number}") for number in range(6)]
    assert said_names(pool.cache, "VM", gone) == "(gone), (gone), (gone), (gone) and 2 more"
