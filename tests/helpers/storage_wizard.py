# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody adds storage by the wizard, puts a disk on it, and has the pool forget it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from helpers.doing import Doing
from helpers.person import click, type_text, until
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.wizards.new_sr.new_sr_wizard import NewSrWizard
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.refs import Ref


class Adding:
    """Somebody in the wizard."""

    def __init__(self, doing: Doing, kind: str) -> None:
        doing.window.show()
        (wizard,) = doing.choose("sr.new")
        assert isinstance(wizard, NewSrWizard)
        self.doing, self.wizard = doing, wizard
        rows = wizard.kind_page.rows
        (item,) = [rows.item(n) for n in range(rows.count()) if rows.item(n).text() == kind]
        rows.setCurrentItem(item)
        self.turn(wizard.place_page)

    def turn(self, page: WizardPage[NewSr]) -> None:
        """On to the next page, unless this one is shown already."""
        if self.wizard.page is not page:
            click(self.wizard.next)
        assert self.wizard.page is page

    def enter(self, **values: str) -> None:
        for key, value in values.items():
            field = self.wizard.place_page.inputs[key]
            assert isinstance(field, QLineEdit)
            type_text(field, value)

    def value(self, key: str) -> str:
        field = self.wizard.place_page.inputs[key]
        assert isinstance(field, QLineEdit)
        return field.text()

    async def asked(self) -> None:
        prober = self.wizard.prober
        await until(lambda: not prober.is_asking, prober.changed)

    async def find(self, key: str, row: int) -> None:
        """Press the button of a field and choose what was found."""
        click(self.wizard.place_page.finders[key])
        await self.asked()
        assert self.wizard.prober.error is None, self.wizard.prober.error
        self.wizard.place_page.rows.setCurrentRow(row)

    async def look(self) -> None:
        self.turn(self.wizard.contents_page)
        await self.asked()

    async def make(self, name: str) -> Ref:
        """Through the last pages; the SR, with a disk on it."""
        self.turn(self.wizard.name_page)
        type_text(self.wizard.name_page.name, name)
        self.turn(self.wizard.review_page)
        await self.doing.succeed(lambda: click(self.wizard.create_button))
        await self.doing.until(
            lambda: name in {sr.name_label for sr in self.doing.cache.records("SR").values()}
        )
        sr = self.doing.ref("SR", name)
        await self.doing.until(lambda: "auto-scan" in self.doing.get("SR", sr).other_config)
        return sr

    async def fail(self, name: str) -> None:
        self.turn(self.wizard.name_page)
        type_text(self.wizard.name_page.name, name)
        self.turn(self.wizard.review_page)
        (job,) = await self.doing.done(begin=lambda: click(self.wizard.create_button))
        assert job.state is JobState.FAILED


async def disk_on(doing: Doing, sr: Ref) -> Ref:
    """A disk made on it for a VM, from the window."""
    before = set(doing.get("SR", sr).VDIs)
    (dialog,) = doing.choose("vm.new_disk", doing.ref("VM", "old-jira"))
    type_text(dialog.name, "first disk")
    dialog.sr.choose(sr)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: set(doing.get("SR", sr).VDIs) - before)
    return next(iter(set(doing.get("SR", sr).VDIs) - before))


def secrets(simulator: Simulator) -> list[str]:
    return simulator.run(lambda: [str(each["value"]) for each in simulator.db.records("secret").values()])


def names(simulator: Simulator) -> list[str]:
    return simulator.run(lambda: [str(sr["name_label"]) for sr in simulator.db.records("SR").values()])


async def forget(doing: Doing, sr: Ref) -> str:
    """The pool forgets it; its uuid."""
    uuid = doing.get("SR", sr).uuid
    (question,) = doing.choose("sr.forget", sr)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("SR", sr) is None)
    return uuid
