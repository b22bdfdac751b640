# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The screen: painted from shared memory, letterboxed, and taking every key."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QKeySequence, QRegion, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xolite_desktop.ui.console.console_widget import ConsoleWidget, Scaling
from xolite_desktop.vnc.events import Cursor
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect


@pytest.fixture
def widget(application: QApplication) -> Iterator[ConsoleWidget]:
    console = ConsoleWidget()
    console.resize(640, 480)
    console.show()
    yield console
    console.close()


def filled(color: int, width: int = 320, height: int = 200) -> Framebuffer:
    framebuffer = Framebuffer(width, height)
    framebuffer.pixels[:] = color
    return framebuffer


def test_pixels_are_painted_without_a_copy(widget: ConsoleWidget) -> None:
    framebuffer = filled(0x112233)
    widget.show_framebuffer(framebuffer)
    framebuffer.pixels[:] = 0xAA5500
    image = widget.grab().toImage()
    assert image.pixelColor(320, 240) == QColor(0xAA, 0x55, 0x00)
    assert image.pixelColor(320, 10) == QColor(0, 0, 0)  # the letterbox


@pytest.mark.parametrize("width", range(940, 1000, 7))
def test_no_pixel_is_left_unpainted_beside_a_scaled_picture(widget: ConsoleWidget, width: int) -> None:
    widget.show_framebuffer(filled(0x000000, 1024, 768))
    widget.resize(width, width // 2)
    canvas = QImage(widget.size(), QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    widget.render(canvas, QPoint(), QRegion(), QWidget.RenderFlag.IgnoreMask)
    row = [canvas.pixelColor(x, 50).lightness() for x in range(canvas.width())]
    column = [canvas.pixelColor(canvas.width() // 2, y).lightness() for y in range(canvas.height())]
    assert max(row + column) == 0


@pytest.mark.parametrize("every", [3, 5, 7])
def test_no_line_is_lost_where_a_picture_is_much_smaller(widget: ConsoleWidget, every: int) -> None:
    framebuffer = filled(0x000000, 1024, 768)
    framebuffer.pixels[::every] = 0xFFFFFF
    widget.resize(256, 192)
    widget.show_framebuffer(framebuffer)
    image = widget.grab().toImage()
    mean = sum(image.pixelColor(128, y).lightness() for y in range(192)) / 192
    assert mean == pytest.approx(255 / every, rel=0.1)


def test_only_the_damage_is_asked_to_be_painted(widget: ConsoleWidget) -> None:
    widget.show_framebuffer(filled(0))
    painted = []
    original = widget.paintEvent
    widget.repaint()
    widget.paintEvent = lambda event: (painted.append(event.rect()), original(event))  # type: ignore[method-assign, func-returns-value]
    widget.show_damage([Rect(10, 10, 20, 10)])
    QApplication.sendPostedEvents()
    assert painted == [] or painted[0].width() <= 20 * 2 + 4


@pytest.mark.parametrize(("width", "height"), [(640, 480), (320, 200), (900, 700), (641, 301)])
def test_pixel_for_pixel_each_is_itself_and_the_rest_is_black(
    widget: ConsoleWidget, width: int, height: int
) -> None:
    framebuffer = Framebuffer(width, height)
    framebuffer.pixels[:] = np.random.default_rng(1).integers(0, 1 << 24, (height, width), np.uint32)
    widget.set_scaling(Scaling.ORIGINAL)
    widget.show_framebuffer(framebuffer)
    canvas = QImage(widget.size(), QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    widget.render(canvas, QPoint(), QRegion(), QWidget.RenderFlag.IgnoreMask)
    painted = np.frombuffer(canvas.constBits(), np.uint32).reshape(480, 640) & 0xFFFFFF
    left, top = max(0, round((640 - width) / 2)), max(0, round((480 - height) / 2))
    expected = np.zeros((480, 640), np.uint32)
    shown = framebuffer.pixels[: 480 - top, : 640 - left]
    expected[top : top + shown.shape[0], left : left + shown.shape[1]] = shown
    assert (painted == expected).all()


def test_a_painted_part_is_told(widget: ConsoleWidget) -> None:
    told: list[bool] = []
    widget.shown.connect(lambda: told.append(True))
    widget.show_framebuffer(filled(0))
    widget.repaint()
    assert told


def test_without_a_framebuffer_it_is_black_and_harmless(widget: ConsoleWidget) -> None:
    sent: list[tuple[int, int, int]] = []
    widget.pointer.connect(lambda *event: sent.append(event))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    widget.show_damage([Rect(0, 0, 10, 10)])
    assert sent == []
    assert widget.grab().toImage().pixelColor(5, 5) == QColor(0, 0, 0)
    assert widget.picture().isNull()


def test_the_pointer_is_sent_in_framebuffer_pixels(widget: ConsoleWidget) -> None:
    sent: list[tuple[int, int, int]] = []
    widget.pointer.connect(lambda *event: sent.append(event))
    widget.show_framebuffer(filled(0))
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(322, 242))
    assert sent == [(160, 100, 1), (161, 101, 0)]


def test_the_wheel_is_pressed_and_released(widget: ConsoleWidget) -> None:
    sent: list[tuple[int, int, int]] = []
    widget.pointer.connect(lambda *event: sent.append(event))
    widget.show_framebuffer(filled(0))
    event = QWheelEvent(
        QPointF(320, 240), QPointF(320, 240), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    assert sent == [(160, 100, 16), (160, 100, 0)]


def test_tab_and_the_windows_shortcuts_belong_to_the_guest(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    console, field = ConsoleWidget(), QLineEdit()
    column.addWidget(console)
    column.addWidget(field)
    console.show_framebuffer(filled(0))
    taken: list[str] = []
    QShortcut(QKeySequence("Ctrl+F"), window, lambda: taken.append("window"))
    console.key_event.connect(lambda event: taken.append(event.type().name))
    with qtbot.waitActive(window):
        window.show()
    console.setFocus()
    QTest.keyClick(console, Qt.Key.Key_Tab)
    QTest.keyClick(console, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert "window" not in taken
    assert console.hasFocus()
    assert taken.count("KeyPress") == taken.count("KeyRelease") == 3  # Ctrl is one of them
    window.close()


def test_keys_are_the_windows_while_no_guest_hears_them(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    console, field = ConsoleWidget(), QLineEdit()
    column.addWidget(console)
    column.addWidget(field)
    taken: list[str] = []
    console.key_event.connect(lambda _: taken.append("guest"))
    console.show_sentence("The VM is halted.")
    with qtbot.waitActive(window):
        window.show()
    console.setFocus()
    QTest.keyClick(console, Qt.Key.Key_A)
    QTest.keyClick(console, Qt.Key.Key_Tab)
    assert taken == []
    assert field.hasFocus()
    window.close()


def test_keys_are_let_go_when_a_sentence_comes_over_the_picture(widget: ConsoleWidget) -> None:
    left: list[bool] = []
    widget.left.connect(lambda: left.append(True))
    widget.show_framebuffer(filled(0))
    widget.show_sentence("The console was closed.")
    assert left == [True]


def test_repeats_are_presses_without_releases(widget: ConsoleWidget) -> None:
    types: list[QEvent.Type] = []
    widget.show_framebuffer(filled(0))
    widget.key_event.connect(lambda event: types.append(event.type()))
    none = Qt.KeyboardModifier.NoModifier
    for kind, repeats in (
        (QEvent.Type.KeyPress, False),
        (QEvent.Type.KeyRelease, True),
        (QEvent.Type.KeyPress, True),
    ):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_A, none, "a", repeats))
    assert types == [QEvent.Type.KeyPress, QEvent.Type.KeyPress]


def test_losing_the_focus_lets_go_of_all_keys(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    console, field = ConsoleWidget(), QLineEdit()
    column.addWidget(console)
    column.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
    console.setFocus()
    left: list[bool] = []
    console.left.connect(lambda: left.append(True))
    field.setFocus()
    assert left == [True]
    window.close()


def test_control_and_alt_alone_give_the_keyboard_back(widget: ConsoleWidget) -> None:
    released: list[bool] = []
    widget.show_framebuffer(filled(0))
    widget.release_asked.connect(lambda: released.append(True))
    QTest.keyPress(widget, Qt.Key.Key_Control)
    QTest.keyPress(widget, Qt.Key.Key_Alt)
    QTest.keyRelease(widget, Qt.Key.Key_Alt)
    assert released == [True]
    QTest.keyPress(widget, Qt.Key.Key_Control)
    QTest.keyPress(widget, Qt.Key.Key_Alt)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyRelease(widget, Qt.Key.Key_Alt)
    QTest.keyRelease(widget, Qt.Key.Key_Control)
    assert released == [True]


def test_a_sentence_stands_over_the_dimmed_picture(widget: ConsoleWidget) -> None:
    widget.show_framebuffer(filled(0xFFFFFF))
    widget.show_sentence("The VM is halted.", "Start it.")
    corner = widget.grab().toImage().pixelColor(20, 60)
    assert 0 < corner.red() < 255
    assert widget.accessibleDescription() == "The VM is halted."
    widget.show_sentence("")
    assert widget.grab().toImage().pixelColor(20, 60) == QColor(255, 255, 255)


def test_pixel_for_pixel_can_be_chosen(widget: ConsoleWidget) -> None:
    widget.show_framebuffer(filled(0x00FF00, 100, 100))
    widget.set_scaling(Scaling.ORIGINAL)
    image = widget.grab().toImage()
    assert image.pixelColor(320, 240) == QColor(0, 255, 0)
    assert image.pixelColor(200, 240) == QColor(0, 0, 0)


def test_a_large_screen_pans_under_the_pointer(widget: ConsoleWidget) -> None:
    sent: list[tuple[int, int, int]] = []
    widget.pointer.connect(lambda *event: sent.append(event))
    widget.show_framebuffer(filled(0, 2000, 1500))
    widget.set_scaling(Scaling.ORIGINAL)
    QTest.mouseMove(widget, QPoint(639, 479))
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(639, 479))
    assert sent[-1][0] > 1990
    assert sent[-1][1] > 1490


def test_the_guests_pointer_is_worn_and_hidden(widget: ConsoleWidget) -> None:
    shape = np.full((8, 6), 0xFFFF0000, np.uint32)
    widget.show_cursor(Cursor(shape, 2, 3))
    assert widget.cursor().hotSpot() == QPoint(2, 3)
    assert widget.cursor().pixmap().size().width() == 6
    widget.show_cursor(None)
    assert widget.cursor().shape() == Qt.CursorShape.BlankCursor


def test_another_vms_picture_is_never_left_behind(widget: ConsoleWidget) -> None:
    widget.show_framebuffer(filled(0xFF0000))
    widget.clear()
    assert widget.grab().toImage().pixelColor(320, 240) == QColor(0, 0, 0)
