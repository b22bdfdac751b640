# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Operations: the calls that do something, in order, undone if a step fails. Rules have been asked before."""
