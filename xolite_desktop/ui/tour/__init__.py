# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of every screen of the demo, in both themes and two sizes."""
