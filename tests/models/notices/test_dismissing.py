# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dismissing messages on a real connection to a simulated pool."""

from __future__ import annotations

import pytest

from tests.models.conftest import happened
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.notices.dismissing import dismiss, refusal
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import Permissions


@pytest.fixture
async def runner(live):
    if not live.store.cache.count("message"):
        await happened(live.store.changed, lambda delta: delta.touches("message"))
    return JobRunner(JobList(live.store), live)


async def dismissed(live, runner, refs):
    job = dismiss(runner, refs)
    if not job.is_over:
        await happened(runner.jobs.ended, lambda ended: ended is job)
    assert job.state is JobState.DONE, job.error
    return job


async def test_one_many_and_all(live, runner, own_simulator):
    refs = list(live.store.cache.records("message"))
    assert len(refs) > 10
    job = await dismissed(live, runner, refs[:1])
    assert job not in runner.jobs.jobs, "what went well leaves no row"
    assert own_simulator.calls["message.destroy"] == 1
    await dismissed(live, runner, refs[1:])
    assert own_simulator.calls["message.destroy_many"] == 1
    assert not own_simulator.run(lambda: set(own_simulator.db.records("message"))).intersection(refs)
    assert dismiss(runner, []) is None


async def test_an_older_pool_is_asked_one_by_one(live, runner, own_simulator):
    own_simulator.faults.failures["message.destroy_many"] = ["MESSAGE_METHOD_UNKNOWN", "message.destroy_many"]
    refs = [*live.store.cache.records("message"), Ref("OpaqueRef:gone")]
    await dismissed(live, runner, refs)
    assert own_simulator.calls["message.destroy"] == len(refs)
    assert not own_simulator.run(lambda: set(own_simulator.db.records("message"))).intersection(refs)


async def test_a_failure_is_told_on_its_row(live, runner, own_simulator):
    own_simulator.faults.failures["message.destroy"] = ["INTERNAL_ERROR", "no"]
    job = dismiss(runner, list(live.store.cache.records("message"))[:1])
    await happened(runner.jobs.ended)
    assert job.state is JobState.FAILED
    assert job in runner.jobs.jobs


async def test_why_it_cannot_be_done(live):
    assert refusal(live) is None
    live.permissions = Permissions(frozenset({"vm.get_record"}))
    assert refusal(live).code == "RBAC_PERMISSION_DENIED"
    live.set_read_only(True)
    assert refusal(live).code == "READ_ONLY"
