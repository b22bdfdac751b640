# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The program as a whole: the demo, its pictures, its surprises, and the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from xolite_desktop import main as program
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.application import Application
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.tour import tour
from xolite_desktop.ui.tour.steps import PARTS, STEPS, chosen
from xolite_desktop.ui.tour.tour import DemoPool

Heard = Callable[..., Any]


def address_of(simulator: Simulator) -> str:
    return f"127.0.0.1:{simulator.port}"


def pool_of(simulator: Simulator) -> DemoPool:
    return DemoPool(address_of(simulator), simulator.user, simulator.password, simulator.replace_certificate)


def in_windows() -> list[tuple[tour.Step, ...]]:
    """The parts that go through one window together, those with few steps with others; all in the tour's order."""
    shares = {0: [0, 1, 8, 12, 21], 3: [3, 13], 4: [4, 5], 6: [6, 7], 10: [10, 11], 15: [15, 17]}
    shared = {number for numbers in shares.values() for number in numbers}
    alone = {number: [number] for number in range(len(PARTS)) if number not in shared}
    return [
        tuple(step for number in numbers for step in PARTS[number])
        for _, numbers in sorted((shares | alone).items())
    ]


@pytest.mark.timeout(180)  # every screen there is
@pytest.mark.parametrize("part", in_windows(), ids=lambda part: part[0].name)
async def test_every_step_of_the_tour_gives_a_picture(
    application: QApplication,
    profile: Profile,
    simulator: Simulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: tuple[tour.Step, ...],
) -> None:
    """Behind a dialog the window is not painted: steps without one show it."""
    sizes = ((1024, 700),)  # windows begin wider than that, and must get narrow
    monkeypatch.setattr(tour, "SIZES", sizes)
    monkeypatch.setattr(tour, "THEMES", ("light",))
    monkeypatch.setattr(tour, "QUALITY", 100)
    monkeypatch.setattr(tour, "SETTLED_S", 0.01)
    monkeypatch.setattr(tour, "figures_read", _not_waited_for)
    monkeypatch.setattr(tour, "behind", _blank_behind_a_dialog)
    names = [step.name for step in part]
    program_ = Application(application, profile, lambda: pool_of(simulator))
    try:
        assert await program_.take_screenshots(tmp_path / "shots", names) == 0
    finally:
        await program_.close()
    pictures = {path.name: QImage(str(path)) for path in (tmp_path / "shots").iterdir()}
    wanted = {
        f"{name}-{width}x{height}-light.png": (width, height) for name in names for width, height in sizes
    }
    assert {
        name: (image.width(), image.height()) for name, image in pictures.items()
    }.items() >= wanted.items()
    for name, image in pictures.items():
        pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
        assert len(set(pixels[::97])) > 5, name


async def test_a_tour_that_finds_nothing_fails(
    application: QApplication, profile: Profile, simulator: Simulator, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, expected_log: Any,
) -> None:  # fmt: skip
    expected_log.allow("the tour ended early")
    monkeypatch.setattr("xolite_desktop.ui.application.chosen", lambda _: (tour.Step("nowhere", _nowhere),))
    program_ = Application(application, profile, lambda: pool_of(simulator))
    try:
        assert await program_.take_screenshots(tmp_path) == 1
    finally:
        await program_.close()


def _blank_behind_a_dialog(window: QWidget, dialog: QWidget | None) -> QPixmap:
    if dialog is None or isinstance(dialog, QMenu):
        return window.grab()
    blank = QPixmap(window.size())
    blank.fill()
    return blank


async def _not_waited_for(window: QWidget) -> None:
    """A host's figures come every five seconds; what a page looks like without them is fine here."""


def test_every_step_is_in_one_of_the_windows() -> None:
    assert sorted(step.name for part in in_windows() for step in part) == sorted(step.name for step in STEPS)


def test_single_steps_come_with_the_way_to_them() -> None:
    assert [step.name for step in chosen(["network"])] == ["connect", "certificate-new", "pool", "network"]
    with pytest.raises(LookupError, match="elsewhere"):
        chosen(["elsewhere"])


async def _nowhere(_: object) -> Any:
    raise LookupError("nothing here")


async def test_the_demo_opens_by_the_usual_road(
    application: QApplication, pinned_profile: Profile, simulator: Simulator, heard: Heard
) -> None:
    program_ = Application(application, pinned_profile, lambda: pool_of(simulator))
    try:
        program_.open_first(None, "root", demo=True)
        (window,) = await heard(program_.windows.opened)
        assert window.windowTitle().startswith("lab-pool")
        assert simulator.calls["session.login_with_password"] == 1
    finally:
        await program_.close()


async def test_a_surprise_is_logged_and_shown_once(
    application: QApplication, profile: Profile, expected_log: Any
) -> None:
    expected_log.allow("In a slot")
    program_ = Application(application, profile, lambda: pytest.fail("no demo was asked for"))
    for _ in range(2):
        program_.report("In a slot", ValueError("x"))
    assert len(program_.surprises) == 2
    assert program_._crash is not None
    program_._crash.reject()
    assert program_._crash is None
    await program_.close()


async def test_a_host_on_the_command_line_fills_the_form(application: QApplication, profile: Profile) -> None:
    program_ = Application(application, profile, lambda: pytest.fail("no demo was asked for"))
    program_.open_first("xcp-01", "admin", demo=False)
    window = program_.windows.connecting[0].window
    assert (window.host.text(), window.user.text()) == ("xcp-01", "admin")
    await program_.close()
    await asyncio.sleep(0)


@pytest.mark.parametrize("wrong", [["--quit-after", "soon"], ["--log-level", "LOUD"], ["a", "b"]])
def test_unusable_arguments_are_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        program.main(wrong)
    assert ending.value.code == 2
    assert "usage: xolite-desktop" in capsys.readouterr().err


def test_doctor_is_a_command_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr("xolite_desktop.doctor.command.main", lambda arguments: seen.append(arguments) or 7)
    assert program.main(["doctor", "xcp-01", "--json"]) == 7
    assert seen == [["xcp-01", "--json"]]
