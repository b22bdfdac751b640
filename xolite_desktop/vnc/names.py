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
    END_OF_CONTINUOUS_UPDATES = 150
    FENCE = 248
    XVP = 250


class ClientMessage(IntEnum):
    """What we send after ClientInit (RFC 6143, 7.5; QEMU's own is 255, that of XenServer's old consoles 254)."""

    SET_PIXEL_FORMAT = 0
    SET_ENCODINGS = 2
    FRAMEBUFFER_UPDATE_REQUEST = 3
    KEY_EVENT = 4
    POINTER_EVENT = 5
    CLIENT_CUT_TEXT = 6
    ENABLE_CONTINUOUS_UPDATES = 150
    FENCE = 248
    XVP = 250
    SET_DESKTOP_SIZE = 251
    XENSERVER_SCANCODE = 254
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
    XCURSOR = -240
    QEMU_POINTER_MOTION_CHANGE = -257
    QEMU_EXTENDED_KEY_EVENT = -258
    TIGHTPNG = -260
    QEMU_LED_STATE = -261
    DESKTOP_NAME = -307
    EXTENDED_DESKTOP_SIZE = -308
    XVP = -309
    FENCE = -312
    CONTINUOUS_UPDATES = -313
    ALPHA_CURSOR = -314
    EXTENDED_MOUSE_BUTTONS = -316
    EXTENDED_CLIPBOARD = 0xC0A1E5CE - (1 << 32)


LOWEST_COMPRESS_LEVEL, HIGHEST_COMPRESS_LEVEL = -256, -247
"""Pseudo-encodings that only ask: how hard the server should try, 0 to 9. QEMU takes 9 for none."""

LOWEST_JPEG_QUALITY, HIGHEST_JPEG_QUALITY = -32, -23
"""Likewise: how good pictures should be, 0 to 9; without one there are none."""

QEMU_EXTENDED_KEY_EVENT = 0
"""The submessage of ClientMessage.QEMU that carries a keysym and a scancode."""


class ResizeStatus(IntEnum):
    """What became of a request for another desktop size (ExtendedDesktopSize)."""

    DONE = 0
    PROHIBITED = 1
    OUT_OF_RESOURCES = 2
    INVALID_LAYOUT = 3
    FORWARDED = 4
    UNKNOWN = 255


class Power(IntEnum):
    """What xvp can be asked to do with the machine."""

    SHUT_DOWN = 2
    REBOOT = 3
    RESET = 4
