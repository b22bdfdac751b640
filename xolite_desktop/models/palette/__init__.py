# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the palette finds: objects, actions, and actions on objects, by a few letters."""
