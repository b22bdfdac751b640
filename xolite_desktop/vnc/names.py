# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The numbers of the RFB protocol, by the names the specification gives them."""

from __future__ import annotations

from enum import IntEnum


class ServerMessage(IntEnum):
    """What a server may send after ServerInit (RFC 6143, 7.6)."""

    FRAMEBUFFER_UPDATE = 0
    SET_COLOUR_MAP_ENTRIES = 1
    BELL = 2
    SERVER_CUT_TEXT = 3


class ClientMessage(IntEnum):
    """What we send after ClientInit (RFC 6143, 7.5; QEMU's own is 255)."""

    SET_PIXEL_FORMAT = 0
    SET_ENCODINGS = 2
    FRAMEBUFFER_UPDATE_REQUEST = 3
    KEY_EVENT = 4
    POINTER_EVENT = 5
    CLIENT_CUT_TEXT = 6
    QEMU = 255


class SecurityType(IntEnum):
    """How a server wants to know who we are (RFC 6143, 7.1.2)."""

    INVALID = 0
    NONE = 1
    VNC_AUTHENTICATION = 2


class Encoding(IntEnum):
    """How the pixels of a rect are written; negative: a pseudo-encoding, an extension in that clothing."""

    RAW = 0
    COPYRECT = 1
    HEXTILE = 5
    ZLIB = 6
    TIGHT = 7
    ZRLE = 16
    DESKTOP_SIZE = -223
    LAST_RECT = -224
    CURSOR = -239
    QEMU_POINTER_MOTION_CHANGE = -257
    QEMU_EXTENDED_KEY_EVENT = -258


QEMU_EXTENDED_KEY_EVENT = 0
"""The submessage of ClientMessage.QEMU that carries a keysym and a scancode."""
