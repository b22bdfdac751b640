# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`xolite-desktop view-vnc HOST PORT`: any VNC server in the widget that shows consoles."""
