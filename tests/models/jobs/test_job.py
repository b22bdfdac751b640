# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the row of a job says about time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from xolite_desktop.models.jobs.job import FINAL, WORDS, Job, JobState

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def job(**fields) -> Job:
    return Job("Migrating gitlab", START, state=fields.pop("state", JobState.RUNNING), **fields)


def test_time_passed_is_shown_until_the_rest_can_be_judged():
    assert job().time_text(START + timedelta(seconds=41)) == "0:41"
    assert job(progress=0.02).time_text(START + timedelta(seconds=41)) == "2 % · 0:41"
    assert job(progress=0.5).time_text(START + timedelta(seconds=5)) == "50 % · 0:05"
    assert job(progress=0.25).time_text(START + timedelta(seconds=35)) == "25 % · 1:45 left"


def test_a_job_that_is_over_shows_when():
    over = job(state=JobState.FAILED, progress=0.5, ended=START + timedelta(minutes=2))
    assert over.is_over
    assert (
        over.time_text(START + timedelta(hours=1))
        == f"{(START + timedelta(minutes=2)).astimezone():%H:%M:%S}"
    )
    assert over.remaining_s(START + timedelta(hours=1)) is None
    assert over.elapsed_s(START + timedelta(hours=1)) == 120


@pytest.mark.parametrize("state", JobState)
def test_every_state_has_a_word(state):
    assert WORDS[state][0]
    assert job(state=state).is_over == (state in FINAL)
    assert job(state=state).word == WORDS[state][0]
    assert job(state=state).kind == WORDS[state][1]
