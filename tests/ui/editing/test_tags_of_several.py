# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: several objects get a tag and lose another, one job and one way back each."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.ui.pool_window import PoolWindow


async def test_tags_of_several_objects_change_at_once(window: PoolWindow) -> None:
    doing = Doing(window)
    refs = [doing.ref("VM", "old-jira"), doing.ref("VM", "mail-relay"), doing.ref("host", "xcp-03")]
    before = [doing.get(cls, ref).tags for cls, ref in zip(("VM", "VM", "host"), refs, strict=True)]
    gone = next(tag for tags in before for tag in tags)
    (dialog,) = doing.choose("object.edit_tags_of_several", *refs)
    assert not dialog.go.isEnabled()
    type_text(dialog.added.line, "moving")
    line = next(line for line in dialog.removed.lines() if line.text().startswith(gone))
    dialog.removed.setCurrentItem(line)
    type_text(dialog.removed, " ")
    assert dialog.removed.ticked == [gone]
    jobs = await doing.done(3, lambda: click(dialog.go))
    assert [job.error for job in jobs] == [None] * 3
    for cls, ref, tags in zip(("VM", "VM", "host"), refs, before, strict=True):
        wanted = {*tags, "moving"} - {gone}
        await doing.until(lambda cls=cls, ref=ref, wanted=wanted: set(doing.get(cls, ref).tags) == wanted)
    await doing.done(3, begin=lambda: window.editing.undo())
    for cls, ref, tags in zip(("VM", "VM", "host"), refs, before, strict=True):
        await doing.until(lambda cls=cls, ref=ref, tags=tags: set(doing.get(cls, ref).tags) == set(tags))


async def test_one_object_and_none_have_other_ways(window: PoolWindow) -> None:
    doing = Doing(window)
    window.hub.select([doing.ref("VM", "old-jira")])
    assert not window.hub.offers["object.edit_tags_of_several"].is_visible
    assert window.hub.offers["object.edit_tags"].is_visible
    window.hub.select([doing.ref("VM", "old-jira"), doing.ref("VM", "mail-relay")])
    assert window.hub.offers["object.edit_tags_of_several"].label == "Edit tags of 2 VMs"
    assert not window.hub.offers["object.edit_tags"].is_visible
