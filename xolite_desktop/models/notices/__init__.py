# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool has to tell: its messages as alarms and events, with words, severity and what to do about them."""
