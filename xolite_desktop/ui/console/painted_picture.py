# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A framebuffer on the screen: pixel for pixel where it can be, smooth where it cannot, black around it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from xolite_desktop.ui.console.view_port import ViewPort

_MEANS_BELOW = 0.5
"""Between two pixels and one, smoothing looks at every pixel; what is smaller loses lines of text unless means are taken."""


def paint_picture(painter: QPainter, image: QImage, port: ViewPort, room: QRect, damaged: QRect) -> None:
    """Paint what is damaged of a picture in `room`, where `port` says that it lies.

    Few calls: while a guest floods us, each may wait for the thread that decodes, however little it does.
    """
    # Where the picture ends between two pixels, whether it covers the last one is Qt's business: black goes below.
    inner = port.target.toAlignedRect().adjusted(1, 1, -1, -1)
    if not (inner.contains(damaged) or port.target.contains(QRectF(room))):
        _paint_margins(painter, inner, room)
    ratio = painter.device().devicePixelRatio()
    exact = abs(port.scale * ratio - 1) < 1e-6
    if exact and port.scale == 1 and port.target.topLeft() == port.target.topLeft().toPoint():
        visible = damaged & port.target.toRect()
        painter.drawImage(visible, image, visible.translated(-port.target.topLeft().toPoint()))
        return
    if port.scale * ratio < _MEANS_BELOW:
        image = image.scaled(
            (port.target.size() * ratio).toSize(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    elif not exact:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(port.target, image)


def _paint_margins(painter: QPainter, inner: QRect, room: QRect) -> None:
    for rect in (
        QRect(0, 0, room.width(), inner.top()),
        QRect(0, inner.bottom() + 1, room.width(), room.height()),
        QRect(0, 0, inner.left(), room.height()),
        QRect(inner.right() + 1, 0, room.width(), room.height()),
    ):
        painter.fillRect(rect, Qt.GlobalColor.black)
