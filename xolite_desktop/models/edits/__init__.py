# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Values of objects that are changed where they stand: which there are, what they may be, and writing them as jobs."""
