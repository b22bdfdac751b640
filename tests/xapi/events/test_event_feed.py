# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The event machine: tokens, lost deletions, and what to do when a poll fails."""

from datetime import UTC, datetime

import pytest
from xapi.tls_server import made_certificate

from xolite_desktop.xapi import errors
from xolite_desktop.xapi.events.event_feed import (
    BRIEF_TIMEOUT_S,
    DOUBT_S,
    LONGEST_DELAY_S,
    POLL_TIMEOUT_S,
    EventFeed,
    EventPoll,
    GiveUp,
    Retry,
)
from xolite_desktop.xapi.events.reply_reader import EventReply
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin

HOST = Endpoint("xcp-01")


def _feed() -> EventFeed:
    return EventFeed(("VM", "task", "message"), jitter=lambda: 0.5)


def _reply(token: str = "2", **counts: int) -> EventReply:
    return EventReply(token, counts)


def _receive(
    feed: EventFeed, reply: EventReply | None = None, events: int = 1, seconds: float = 1.0
) -> float:
    return feed.receive_reply(reply or _reply(), feed.next_call(), events, seconds)


def _loaded() -> EventFeed:
    feed = _feed()
    _receive(feed)
    return feed


def test_the_first_call_asks_for_everything_and_the_next_goes_on_from_its_token() -> None:
    feed = _feed()
    assert feed.next_call().full
    assert feed.next_call().token == ""
    _receive(feed, _reply("00000000000000003119,00000000000000003115"))
    poll = feed.next_call()
    assert poll.token == "00000000000000003119,00000000000000003115"
    assert not poll.full
    assert poll.classes == ("VM", "task", "message")


def test_time_outs_have_a_fraction() -> None:
    """Some servers insist on a double."""
    assert POLL_TIMEOUT_S % 1
    assert BRIEF_TIMEOUT_S % 1


def test_every_sign_in_drops_the_token() -> None:
    """A token from the future of a restored database would leave us deaf for ever."""
    feed = _feed()
    _receive(feed, _reply())
    feed.signed_in()
    assert feed.next_call().full


def _compare(feed: EventFeed, reply: EventReply, held: dict[str, int], now_s: float = 0.0) -> str:
    """The class that is asked for whole after comparing an ordinary answer; empty for none."""
    feed.compare_counts(reply, EventPoll(("VM", "task", "message"), "1", 1.1, False), held.__getitem__, now_s)
    poll = feed.next_call()
    return poll.classes[0] if poll.aside else ""


def _read_whole(feed: EventFeed, reply: EventReply, held: dict[str, int], now_s: float = 0.0) -> None:
    poll = feed.next_call()
    assert poll.aside
    assert poll.token == ""
    feed.receive_reply(reply, poll, 1, 1.0)
    feed.compare_counts(reply, poll, held.__getitem__, now_s)


HELD = {"VM": 3, "task": 0, "message": 7}


def test_counts_that_agree_mean_nothing_was_lost() -> None:
    assert _compare(_loaded(), _reply(vm=3, task=0, message=0), HELD) == ""


def test_messages_and_unsubscribed_classes_are_not_compared() -> None:
    feed = _loaded()
    for _ in range(3):
        assert _compare(feed, _reply(vm=3, task=0, message=0, session=8), HELD) == ""
        assert _compare(feed, _reply(), HELD) == ""


def test_one_disagreement_only_makes_the_next_poll_brief_and_a_second_one_counts() -> None:
    feed = _loaded()
    assert _compare(feed, _reply(vm=2, task=0), HELD) == ""
    assert feed.next_call().timeout_s == BRIEF_TIMEOUT_S
    assert _compare(feed, _reply(vm=2, task=0), HELD) == "VM"


def test_reading_a_class_whole_does_not_move_the_token() -> None:
    feed = _loaded()
    _receive(feed, _reply("5"))
    for _ in range(2):
        _compare(feed, _reply(vm=2), HELD)
    _read_whole(feed, _reply("9", vm=2), {**HELD, "VM": 2})
    assert feed.next_call().token == "5"


def test_a_class_that_could_not_be_read_is_asked_for_again() -> None:
    feed = _loaded()
    for _ in range(2):
        _compare(feed, _reply(vm=2), HELD)
    feed.receive_error(errors.Unreachable(HOST, "event.from", "reset"))
    assert feed.next_call().aside


def test_a_disagreement_that_settles_itself_is_forgotten() -> None:
    feed = _loaded()
    _compare(feed, _reply(vm=2), HELD)
    assert _compare(feed, _reply(vm=3), HELD) == ""
    assert feed.next_call().timeout_s == POLL_TIMEOUT_S
    assert _compare(feed, _reply(vm=2), HELD) == ""


def test_what_a_complete_answer_counts_otherwise_is_how_the_server_counts() -> None:
    feed = _loaded()
    for _ in range(2):
        _compare(feed, _reply(vm=2), HELD)
    _read_whole(feed, _reply(vm=2), HELD)
    for _ in range(3):
        assert _compare(feed, _reply(vm=2), HELD) == ""
        assert feed.next_call().timeout_s == POLL_TIMEOUT_S


def test_the_first_load_already_tells_how_the_server_counts() -> None:
    feed = _feed()
    poll = feed.next_call()
    feed.receive_reply(_reply(vm=5), poll, 1, 1.0)
    feed.compare_counts(_reply(vm=5), poll, HELD.__getitem__, 0.0)
    assert _compare(feed, _reply(vm=5), HELD) == ""
    assert _compare(feed, _reply(vm=4), HELD) == ""
    assert _compare(feed, _reply(vm=4), HELD) == "VM"


def test_a_server_that_counts_at_random_is_asked_for_a_whole_class_once_a_minute() -> None:
    feed = _loaded()
    asked = 0
    for second in range(0, 180, 2):
        if _compare(feed, _reply(vm=second), HELD, now_s=float(second)):
            asked += 1
            _read_whole(feed, _reply(vm=second), HELD, now_s=float(second))
    assert asked == 3


def test_a_tolerated_difference_is_doubted_from_time_to_time() -> None:
    feed = _loaded()
    for _ in range(2):
        _compare(feed, _reply(vm=2), HELD)
    _read_whole(feed, _reply(vm=2), HELD)
    assert _compare(feed, _reply(vm=2), HELD, now_s=DOUBT_S - 1) == ""
    assert _compare(feed, _reply(vm=2), HELD, now_s=DOUBT_S) == "VM"


def test_a_lost_session_is_replaced_at_once_but_not_in_a_tight_loop() -> None:
    feed = _feed()
    gone = errors.Failure("SESSION_INVALID")
    assert feed.receive_error(gone) == Retry(0.0, sign_in=True)
    again = feed.receive_error(gone)
    assert isinstance(again, Retry)
    assert again.delay_s > 0
    assert again.sign_in


def test_a_coordinator_that_became_a_member_means_signing_in_again() -> None:
    assert _feed().receive_error(errors.Failure("HOST_IS_SLAVE", ("10.0.0.2",))) == Retry(0.0, sign_in=True)


def test_a_token_the_server_cannot_read_is_dropped() -> None:
    feed = _feed()
    _receive(feed, _reply("rubbish"))
    assert feed.receive_error(errors.Failure("EVENT_FROM_TOKEN_PARSE_FAILURE")) == Retry(0.0, sign_in=False)
    assert feed.next_call().full


def test_delays_grow_to_a_limit_and_start_anew_after_a_success() -> None:
    feed = _feed()
    lost = errors.Unreachable(HOST, "event.from", "Connection refused")
    delays = [decision.delay_s for _ in range(8) if isinstance(decision := feed.receive_error(lost), Retry)]
    assert delays == [1, 2, 4, 8, 16, LONGEST_DELAY_S, LONGEST_DELAY_S, LONGEST_DELAY_S]
    _receive(feed, _reply())
    assert feed.receive_error(lost) == Retry(1.0, sign_in=False)


def test_jitter_keeps_many_clients_from_returning_together() -> None:
    feed = EventFeed(("VM",), jitter=lambda: 0.0)
    assert feed.receive_error(errors.Timeout(HOST, "event.from", 60)) == Retry(0.8, sign_in=False)


def test_a_host_that_does_not_answer_twice_is_looked_for_elsewhere() -> None:
    feed = _loaded()
    lost = errors.Unreachable(HOST, "event.from", "Connection refused")
    assert feed.receive_error(lost) == Retry(1.0, sign_in=False)
    assert feed.receive_error(lost) == Retry(2.0, sign_in=False, search=True)


def test_a_host_that_is_still_booting_is_looked_for_elsewhere() -> None:
    feed = _loaded()
    booting = errors.Failure("HOST_STILL_BOOTING")
    feed.receive_error(booting)
    assert feed.receive_error(booting) == Retry(2.0, sign_in=False, search=True)


def test_sign_ins_that_lead_nowhere_are_at_least_five_seconds_apart() -> None:
    feed = _loaded()
    gone = errors.Failure("SESSION_INVALID")
    delays = [decision.delay_s for _ in range(6) if isinstance(decision := feed.receive_error(gone), Retry)]
    assert delays == [0.0, 5.0, 5.0, 8.0, 16.0, 30.0]


def test_a_host_that_restarted_and_forgot_the_session_is_signed_in_to_at_once() -> None:
    """The connection was lost first; that the session is gone too is heard before any sign-in was tried."""
    feed = _loaded()
    feed.receive_error(errors.Unreachable(HOST, "event.from", "Connection reset"), 0.0)
    feed.receive_error(errors.Unreachable(HOST, "event.from", "Connection refused"), 1.0)
    gone = errors.Failure("SESSION_INVALID")
    assert feed.receive_error(gone, 3.0) == Retry(0.0, sign_in=True)
    feed.signed_in()
    again = feed.receive_error(gone, 4.0)
    assert isinstance(again, Retry)
    assert again.delay_s >= 5.0, "a second sign-in within five seconds"


def test_a_sign_in_that_was_heard_by_nobody_does_not_count_as_one() -> None:
    feed = _loaded()
    feed.receive_error(errors.Failure("SESSION_INVALID"))
    assert feed.receive_error(errors.Unreachable(HOST, "signing in", "refused")) == Retry(
        2.0, sign_in=False, search=True
    )


def test_a_server_that_answers_nothing_at_once_is_asked_less_and_less_often() -> None:
    feed = _loaded()
    holds = [_receive(feed, events=0, seconds=0.001) for _ in range(7)]
    assert holds == [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 4.0]
    assert _receive(feed, events=1, seconds=0.001) == 0.0
    assert _receive(feed, events=0, seconds=0.001) == 0.0


def test_later_classes_join_when_the_rest_is_there_and_come_whole() -> None:
    feed = EventFeed(("VM",), later=("message", "VM"))
    first = feed.next_call()
    assert (first.classes, first.complete, first.full) == (("VM",), ("VM",), True)
    _receive(feed, _reply(vm=1, message=0))
    second = feed.next_call()
    assert (second.classes, second.complete, second.full) == (("VM", "message"), ("message",), False)
    assert second.timeout_s == BRIEF_TIMEOUT_S
    _receive(feed)
    third = feed.next_call()
    assert (third.classes, third.complete) == (("VM", "message"), ())


def test_a_failed_load_of_later_classes_is_asked_for_again() -> None:
    feed = EventFeed(("VM",), later=("message",))
    _receive(feed)
    feed.receive_error(errors.Unreachable(HOST, "event.from", "reset"))
    assert feed.next_call().complete == ("message",)


def test_the_first_poll_after_trouble_is_brief_so_that_a_quiet_pool_proves_life() -> None:
    feed = _feed()
    feed.receive_error(errors.Unreachable(HOST, "event.from", "reset"))
    assert feed.next_call().timeout_s == BRIEF_TIMEOUT_S
    _receive(feed, _reply())
    assert feed.next_call().timeout_s == POLL_TIMEOUT_S


@pytest.mark.parametrize(
    "error",
    [
        errors.Failure("SESSION_AUTHENTICATION_FAILED", ("root", "")),
        errors.Failure("RBAC_PERMISSION_DENIED", ("event.from", "")),
        errors.CertificateUnknown(HOST, made_certificate().ours),
        errors.CertificateChanged(HOST, made_certificate().ours, Pin(HOST, "", b"", datetime.now(UTC))),
        errors.WrongPool(HOST, "a", "b"),
        errors.SignInNeeded(HOST, "root"),
        errors.Closed("closed"),
    ],
)
def test_what_only_a_person_can_solve_is_not_tried_again(error: errors.XapiError) -> None:
    assert _feed().receive_error(error) == GiveUp()


@pytest.mark.parametrize(
    "error",
    [
        errors.Failure("HOST_STILL_BOOTING"),
        errors.Failure("INTERNAL_ERROR", ("x",)),
        errors.TlsRefused(HOST, "stunnel restarts"),
        errors.ProtocolError(HOST, "event.from", "truncated"),
    ],
)
def test_what_may_pass_is_tried_again(error: errors.XapiError) -> None:
    assert isinstance(_feed().receive_error(error), Retry)
