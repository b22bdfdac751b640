# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A new storage in words, and as scripts that do what the wizard does, without its passwords."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from tests.models.api_calls.test_scripts import NASTY, run_python
from tests.xapi.operations.test_new_sr import VALUES, planned
from xolite_desktop.models.new_sr.summary import lost, new_sr_scripts, summary
from xolite_desktop.models.new_sr.words import FIND_WORDS, KIND_WORDS, field_hint, field_title
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.operations.new_sr.create import create
from xolite_desktop.xapi.plans.new_sr.kinds import SR_KINDS, Find
from xolite_desktop.xapi.plans.new_sr.new_sr import Look, NewSr
from xolite_desktop.xapi.sr_probe import FoundSr


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture
def store(pool: DirectPool) -> PoolStore:
    made = PoolStore()
    made.attach(pool.cache)
    made.finish_loading()
    return made


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as running:
        yield running


def attached(pool: DirectPool, kind: str) -> NewSr:
    return replace(planned(pool, kind), existing="0a51e4ee-7d4b-4fbe-8f0c-5f9b7f9b3c11")


def described(db: Any) -> list[dict[str, Any]]:
    """The new storage and its connections, without what each has of its own."""
    (sr,) = [each for each in db.records("SR").values() if each["name_label"] == "new"]
    kept = {key: sr[key] for key in ("type", "content_type", "shared", "other_config", "name_description")}
    pbds = [db.get("PBD", pbd) for pbd in sr["PBDs"]]
    configs = [
        {key: "" if key.endswith("_secret") else value for key, value in pbd["device_config"].items()}
        for pbd in pbds
    ]
    return [kept, *configs, *({"attached": pbd["currently_attached"]} for pbd in pbds)]


def test_every_kind_and_field_has_words() -> None:
    assert set(KIND_WORDS) == {kind.id for kind in SR_KINDS}
    assert set(FIND_WORDS) == set(Find)
    for kind in SR_KINDS:
        for field in kind.fields:
            assert field_title(kind, field.key)
            assert isinstance(field_hint(kind, field), str)


def test_a_summary_shows_no_password(pool: DirectPool, store: PoolStore) -> None:
    rows = dict(summary(store, planned(pool, "iscsi", default=True)))
    assert rows["Target"] == "10.0.0.9"
    assert rows["CHAP password"] == "••••••"
    assert rows["Default storage"] == "Yes"
    assert "Host" not in rows
    assert dict(summary(store, planned(pool, "ext")))["Host"] == "xcp-01"


def test_what_is_lost_is_named(pool: DirectPool) -> None:
    plan = planned(pool, "iscsi")
    assert "formatted" in lost(plan)
    full = replace(plan, look=Look(plan.place, plan.host, (FoundSr("u-1", "old", "", 1 << 40),)))
    assert "old · 1 TiB · u-1" in lost(full)
    assert lost(replace(full, existing="u-1")) == ""
    assert lost(planned(pool, "nfs")) == ""


@pytest.mark.parametrize("kind", ["iscsi", "nfs", "ext", "iso_nfs"])
@pytest.mark.parametrize("plan_of", [planned, attached])
def test_the_python_script_makes_the_same_storage(
    pool: DirectPool,
    store: PoolStore,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    plan_of: Any,
) -> None:
    plan = replace(plan_of(pool, kind), description=NASTY)
    run_python(new_sr_scripts(store, plan).python, simulator, monkeypatch)
    asyncio.run(create(DirectClient(pool), plan, lambda _: None))  # type: ignore[arg-type]
    assert simulator.run(lambda: described(simulator.db)) == described(pool.db)


@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no shell")
@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("plan_of", [planned, attached])
def test_the_shell_script_leaves_nothing_out(
    pool: DirectPool, store: PoolStore, kind: str, plan_of: Any
) -> None:
    plan = replace(plan_of(pool, kind), description=NASTY)
    script = new_sr_scripts(store, plan).xe
    assert "no command of xe" not in script
    assert "OpaqueRef" not in script
    assert "hunter2" not in script
    echo = 'xe() { for word in "$@"; do printf "%s\\0" "$word" >&2; done; printf made; }\n'
    ran = subprocess.run(["sh"], input=echo + script, text=True, check=True, capture_output=True)
    words = ran.stderr.split("\0")
    assert f"name-description={NASTY}" in words
    told = {key: value for key, value in plan.config.items() if value != "hunter2"}
    assert {f"device-config:{key}={value}" for key, value in told.items()} <= set(words)
