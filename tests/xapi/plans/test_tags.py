# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tags of several objects: what is added wins, what others have stays."""

from __future__ import annotations

from xolite_desktop.xapi.plans.tags import ChangeTags, tag_counts


def test_other_tags_stay_and_what_is_added_wins():
    plan = ChangeTags(("prod", "web"), ("old", "web"))
    assert plan.after(("old", "db")) == ("db", "prod", "web")
    assert plan.after(("web", "prod")) == ("web", "prod")
    assert ChangeTags(removed=("old",)).after(("db",)) == ("db",)


def test_tags_are_counted_by_object():
    assert tag_counts((("a", "b"), ("a", "a"), ())) == {"a": 2, "b": 1}
