# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`event.from` without a network: the machine that decides what to ask next, and the reader of its answers."""

from xolite_desktop.xapi.events.event_feed import EventFeed, EventPoll, GiveUp, Retry
from xolite_desktop.xapi.events.reply_reader import EventReply, ReplyReader

__all__ = ["EventFeed", "EventPoll", "EventReply", "GiveUp", "ReplyReader", "Retry"]
