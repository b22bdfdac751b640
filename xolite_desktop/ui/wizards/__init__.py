# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dialogs of several pages that make one plan: the frame, and a folder for each of them."""
