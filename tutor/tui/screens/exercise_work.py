"""Work on an exercise: the learner's file in an editor, and what a check says beside it."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from tutor.course.model import CourseError, Exercise
from tutor.course.texts import Words
from tutor.course.words import read_words
from tutor.tui.attempts import change
from tutor.tui.catalog import Step
from tutor.tui.check_run import CheckRun
from tutor.tui.open_file import OpenFile
from tutor.tui.outside_editor import OutsideEditorError, edit_outside
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.conflict import ConflictScreen
from tutor.tui.screens.question import QuestionScreen
from tutor.tui.settings import CHECK_ON_SAVE, EDITOR
from tutor.tui.widgets.check_page import CheckPage
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.editor_pane import EditorPane
from tutor.tui.widgets.lines import LinePage
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace import WorkspaceError
from tutor.workspace.progress import Standing

LOOK_AT_DISK = 0.2
"""Seconds between two looks at the file, which another editor may have changed."""


class ExerciseWork(TutorScreen):
    """Edits and checks one file; `ExerciseScreen` has the keys, and what helps on the way."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.exercise = exercise
        self.page = CheckPage(exercise)
        self.pane = EditorPane()
        self._words: Words | None = None
        self._best = Standing()
        self._last: tuple[dict[str, Any], str | None] | None = None
        """The last attempt: its report, and the text it is about."""
        self._unrecorded: list[tuple[dict[str, Any], str]] = []
        self._asked_about = ""
        self._said_modified = False

    # What is on the screen

    def body(self) -> ComposeResult:
        """The page on the left, the editor on the right; one of them where room is short."""
        with Horizontal(id="panes"):
            yield self.page
            yield self.pane

    @property
    def editor(self) -> Editor:
        """The learner's file."""
        return self.pane.editor

    def on_mount(self) -> None:
        """Open the file and let the grader get ready."""
        tutor = self.tutor
        self._file = OpenFile(tutor.workspace, self.exercise)
        self._run = CheckRun(
            self,
            tutor.grader,
            self.exercise,
            root=tutor.workspace.course.root,
            device=tutor.device,
            data=tutor.data,
        )
        self._run.warm()
        self._open()
        self._read_progress()
        super().on_mount()
        self.pane.look()
        self.page.focus()
        self._show_pane("page")
        self.set_interval(LOOK_AT_DISK, self._look_at_disk)

    def _open(self) -> None:
        try:
            text = self._file.read()
        except WorkspaceError as error:
            self._complain(error.text(self.texts.language))
            self.editor.read_only = True
            return
        self.editor.open(text, self.tutor.drafts.get(self.exercise.name))

    def _read_progress(self) -> None:
        progress = self.tutor.workspace.progress
        self._best = progress.best(self.exercise.name)
        last = progress.history(self.exercise.name)[-1:]
        self._last = (last[0].report, last[0].submission) if last else None

    def retext(self) -> None:
        """In the language of the moment; a case's message keeps the language it was given in."""
        self.pane.retext(self.texts)
        try:
            self._words = read_words(self.exercise, self.texts.language)
        except CourseError as error:
            self._words = None
            self._complain(str(error))
            return
        self.page.tell(self._words, self.texts, self._hints_shown())
        self._say_where()

    def _say_where(self) -> None:
        catalog, language = self.tutor.catalog, self.texts.language
        lesson = catalog.lesson_of(self.exercise)
        self._said_modified = self.editor.modified
        mark = self.texts("exercise.unsaved") if self._said_modified else ""
        state = self.texts("exercise.best", score=self._best.score, points=self.exercise.points)
        self.query_one(TitleBar).say(
            catalog.lesson_title(lesson, language) if lesson else self.exercise.chapter,
            catalog.title(Step(exercise=self.exercise), language),
            state=mark + state,
        )

    def _complain(self, sentence: str) -> None:
        self.notify(sentence, severity="error", timeout=12, markup=False)

    # Panes

    def _show_pane(self, pane: str) -> None:
        """In a narrow terminal one pane is shown; in a wide one both."""
        self.query_one("#panes").set_class(pane == "editor", "-editing")

    def action_other_pane(self) -> None:
        """From the text to the editor, and back."""
        if self.pane.has_focus_inside:
            self._show_pane("page")
            self.page.focus()
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Go to the editor: the one here, or the learner's own where they chose so."""
        if self.tutor.settings.get(EDITOR) == "own":
            self.action_editor()
            return
        self._show_pane("editor")
        self.editor.focus()
        self.call_after_refresh(self.editor.scroll_cursor_visible)

    def action_leave(self) -> None:
        """From the bar to the editor, to the text, to where one came from."""
        if self.pane.bar.display and self.pane.has_focus_inside:
            self.pane.bar.close()
        elif self.pane.has_focus_inside:
            self.action_other_pane()
        elif self._save():
            self.keep()
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the moment."""
        if not self.is_mounted:
            return True
        if action == "save":
            return not self.tutor.settings.get(CHECK_ON_SAVE)
        if action == "edit":
            return not self.pane.has_focus_inside
        if action in ("find_text", "line", "problem"):
            return self.pane.has_focus_inside
        if action == "details":
            return self.page.has_cases and not self.pane.has_focus_inside
        if action == "next":
            return self._best.passed
        if action == "stop":
            return self.page.running and not self.pane.bar.display
        if action == "attempts":
            return self._last is not None
        return True

    def on_descendant_focus(self) -> None:
        """The keys of the moment may have changed; what has the focus is in sight."""
        if self.pane.has_focus_inside:
            self._show_pane("editor")
        self.keys_changed()

    def action_find_text(self) -> None:
        """Find and replace in the editor."""
        self.pane.bar.open_find()

    def action_line(self) -> None:
        """Go to a line of the editor."""
        self.pane.bar.open_line()

    def action_problem(self) -> None:
        """Go to what is wrong."""
        self.pane.go_to_problem()

    def action_details(self) -> None:
        """Show of every case what it asks, or of none."""
        self.page.toggle_all()

    @on(LinePage.Clicked)
    def _clicked(self, message: LinePage.Clicked) -> None:
        self.page.toggle(message.part)

    # The file

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self.editor.modified != self._said_modified:
            self._say_where()

    def _look_at_disk(self) -> None:
        """Take and check what another editor wrote; ask where there is unsaved work here."""
        theirs = self._file.news()
        if theirs is None:
            return
        if theirs == self.editor.text or not self.editor.modified:
            self._take_theirs(theirs)
        elif theirs != self._asked_about:
            self._asked_about = theirs
            self.app.push_screen(
                ConflictScreen(self.editor.text, theirs), lambda choice: self._decide(choice)
            )

    def _decide(self, choice: str | None) -> None:
        if choice == "mine":
            self.action_check()
        elif choice == "theirs":
            self._take_theirs(self._asked_about)
            self.notify(self.texts("conflict.undo"), timeout=12)
        else:
            self.notify(self.texts("conflict.open"), severity="warning", timeout=12)

    def _take_theirs(self, text: str) -> None:
        self._file.accept(text)
        self.editor.reload(text)
        self.notify(self.texts("exercise.reloaded"))
        self._say_where()
        self._check()

    def _save(self) -> bool:
        """Write the file; what another editor wrote meanwhile is kept as a copy."""
        editor = self.editor
        if editor.read_only or (not editor.modified and self._file.path.exists()):
            return True
        try:
            copy = self._file.write(editor.text)
        except WorkspaceError as error:
            self._complain(error.text(self.texts.language))
            return False
        editor.saved = editor.text
        if copy is not None:
            self.notify(self.texts("exercise.kept_copy", file=copy), timeout=12)
        self._say_where()
        return True

    def keep(self) -> None:
        """The screen goes: save, record, and keep the history for when one comes back."""
        if not self.editor.read_only:
            self._save()
            self.tutor.drafts[self.exercise.name] = self.editor.draft()
        self._run.give_up()
        self._record()

    def action_editor(self) -> None:
        """Leave the screen to one's own editor, and check when it ends."""
        if not self._save():
            return
        try:
            edit_outside(self.app, self._file.path)
            text = self._file.read()
        except OutsideEditorError as error:
            self._complain(self.texts("exercise.no_editor", named=error.named))
            return
        except WorkspaceError as error:
            self._complain(error.text(self.texts.language))
            return
        self.editor.reload(text)
        self._check()

    def action_reset(self) -> None:
        """Ask, keep the file, and bring the stub back."""
        self.app.push_screen(QuestionScreen(self.texts("exercise.reset")), self._reset)

    def _reset(self, yes: bool | None) -> None:
        if not yes or not self._save():
            return
        try:
            copy = self.tutor.workspace.reset(self.exercise)
            self.editor.reload(self._file.read())
        except WorkspaceError as error:
            self._complain(error.text(self.texts.language))
            return
        self._run.give_up()
        self.page.clear()
        self.pane.raised(None, "")
        if copy is not None:
            self.notify(self.texts("exercise.kept_copy", file=copy), timeout=12)

    # Checking

    def action_save(self) -> None:
        """Save alone, where the learner chose so."""
        if self._save():
            self.notify(self.texts("exercise.saved"))

    def action_check(self) -> None:
        """Save, and have the file graded; a check that still runs is given up."""
        if self._save():
            self._check()

    def _check(self) -> None:
        self._record()
        source = self.editor.text
        self._run.begin(
            self._file.path,
            self.texts.language,
            lambda events: self._came(events, source),
            lambda error: self._failed(str(error)),
        )
        self.page.begin()
        self._show_pane("page")
        if not self.wide:
            self.page.focus()
        self.page.scroll_home(animate=False)
        self.pane.look()
        self.keys_changed()

    def action_stop(self) -> None:
        """Stop the check that runs."""
        self._run.give_up()
        self.page.stop()
        self.keys_changed()

    def _came(self, events: list[dict[str, Any]], source: str) -> None:
        report = next((each["report"] for each in events if each["event"] == "report"), None)
        if report is None:
            self.page.hear(events)
            if any(each["event"] == "start" for each in events):
                self.keys_changed()  # there are details to show
            return
        if report["status"] in ("passed", "wrong"):
            made = change(*self._last, report, source) if self._last is not None else None
            self.page.hear(events, made)
            self._last = (report, source)
            self._unrecorded.append((report, source))
            self.call_after_refresh(self._record)  # the verdict is on the screen before the disk
        else:
            self.page.hear(events)
        self.pane.raised(report, source)
        self.keys_changed()

    def _record(self) -> None:
        """Write the attempts down that are not yet."""
        while self._unrecorded:
            report, source = self._unrecorded.pop(0)
            first = not self._best.passed
            progress = self.tutor.workspace.progress
            try:
                progress.record(report, source)
                self._best = progress.best(self.exercise.name)
            except WorkspaceError as error:
                self._complain(error.text(self.texts.language))
            self.tutor.journey.forget()
            if report["status"] == "passed" and first:
                self.notify(self.texts("exercise.well_done"))
            self._say_where()
            self.keys_changed()

    def _failed(self, sentence: str) -> None:
        self.page.fail(sentence)
        self.keys_changed()

    def _hints_shown(self) -> int:
        return self.tutor.workspace.progress.hints_used(self.exercise.name)
