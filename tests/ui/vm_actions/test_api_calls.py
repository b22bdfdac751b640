# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a question or a form would call can be seen before it is answered."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from helpers.doing import Doing
from helpers.person import button_called, click
from xolite_desktop.ui.dialogs.api_calls import XE, ApiCallsDialog
from xolite_desktop.ui.dialogs.job_details import job_dialog


def shown(dialog: QDialog) -> tuple[str, str]:
    """Both scripts, read and closed again."""
    click(button_called(dialog, "Show API calls"))
    calls = next(each for each in dialog.findChildren(ApiCallsDialog) if each.isVisible())
    python = calls.text.toPlainText()
    click(calls.ways.buttons[XE])
    xe = calls.text.toPlainText()
    click(calls.close_button)
    return python, xe


async def test_of_a_question_about_several(doing: Doing) -> None:
    names = ("web-frontend-01", "grafana")
    (question,) = doing.choose("vm.clean_shutdown", *(doing.ref("VM", name) for name in names))
    python, xe = shown(question)
    assert "xapi.VM.clean_shutdown(vm_1)\nxapi.VM.clean_shutdown(vm_2)" in python
    assert all(name in python for name in names)
    assert 'xe vm-shutdown uuid="$vm_1"' in xe
    click(question.cancel)


async def test_of_what_is_done_at_once_in_the_details_of_its_job(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    (job,) = await doing.done(1, lambda: doing.choose("vm.start", vm))
    details = job_dialog(job, doing.window.connection.store, doing.window)
    details.open()
    python, xe = shown(details)
    assert "xapi.VM.start(vm_1, False, False)" in python
    assert 'xe vm-start uuid="$vm_1"' in xe
    details.reject()


async def test_of_a_form_as_it_is_filled_in(doing: Doing) -> None:
    (form,) = doing.choose("vm.copy", doing.ref("VM", "old-jira"))
    form.name.setText("another name")
    python, _ = shown(form)
    assert "new_vm_1 = xapi.VM.clone(vm_1, 'another name')" in python
    form.name.setText("")
    click(button_called(form, "Show API calls"))
    assert not [each for each in form.findChildren(ApiCallsDialog) if each.isVisible()], "a name is needed"
    click(form.cancel)


async def test_of_a_deletion_before_the_name_is_typed(doing: Doing) -> None:
    (form,) = doing.choose("vm.delete", doing.ref("VM", "old-jira"))
    _, xe = shown(form)
    assert 'xe vm-destroy uuid="$vm_1"' in xe
    assert "xe vdi-destroy" in xe
    click(form.cancel)
