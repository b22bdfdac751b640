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


def test_bytes_of_a_file_are_said_with_their_rate_once_there_is_one():
    gib = 1 << 30
    assert job().moved_text(START + timedelta(seconds=9)) == ""
    assert job(bytes_done=5 << 20).moved_text(START + timedelta(seconds=1)) == "5 MiB"
    assert job(bytes_done=gib).moved_text(START + timedelta(seconds=10)) == "1 GiB · 102 MiB/s"
    some = job(bytes_done=2 * gib, bytes_total=8 * gib)
    assert some.moved_text(START + timedelta(seconds=20)) == "2 of 8 GiB · 102 MiB/s"


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
