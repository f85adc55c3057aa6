"""An exercise: the work on it, and what helps on the way: hints, attempts, solution, lesson."""

from __future__ import annotations

from textual.binding import Binding

from tutor.tui.catalog import Step
from tutor.tui.screens.exercise_work import ExerciseWork
from tutor.tui.screens.question import QuestionScreen


class ExerciseScreen(ExerciseWork):
    """Edits and checks one exercise."""

    HELP = "help.exercise"
    BINDINGS = [
        Binding("ctrl+s", "save", "keys.save", priority=True, id="save"),
        Binding("ctrl+s,f5", "check", "keys.check", priority=True, id="check"),
        Binding("escape", "stop", "keys.stop_check", priority=True),
        Binding("f2", "hint", "keys.hint", priority=True, id="hint"),
        Binding("f8,ctrl+n", "next", "keys.next", priority=True, id="next"),
        Binding("ctrl+f", "find_text", "keys.find_text"),
        Binding("ctrl+g", "line", "keys.go_to_line"),
        Binding("ctrl+b", "problem", "keys.problem", show=False),
        Binding("e,enter", "edit", "keys.edit"),
        Binding("d", "details", "keys.details"),
        Binding("f10", "attempts", "keys.attempts", priority=True),
        Binding("h", "attempts", "keys.attempts", show=False),
        Binding("f7", "solution", "keys.solution", priority=True, id="solution"),
        Binding("ctrl+e", "editor", "keys.editor", priority=True, id="editor"),
        Binding("f6", "other_pane", "keys.other_pane", show=False, priority=True, id="other_pane"),
        Binding("ctrl+r", "reset", "keys.reset", show=False, priority=True),
        Binding("f9", "lesson", "keys.lesson", show=False),
        Binding("escape", "leave", "keys.leave", priority=True),
    ]

    def action_hint(self) -> None:
        """Show the next hint."""
        if self._words is None:
            return
        shown = self._hints_shown()
        if shown < len(self._words.hints):
            shown += 1
            self.tutor.workspace.progress.use_hint(self.exercise.name, shown)
        self._show_pane("page")
        if not self.wide:
            self.page.focus()
        self.page.tell(self._words, self.texts, shown)
        self.page.show_hints()

    def action_attempts(self) -> None:
        """Show all attempts, and what was changed from one to the next."""
        from tutor.tui.screens.attempts import AttemptsScreen

        self._record()
        self.app.push_screen(AttemptsScreen(self.exercise, self._take_attempt))

    def _take_attempt(self, text: str) -> None:
        self.editor.take(text)
        self.action_edit()
        self.notify(self.texts("attempts.taken"))

    def action_solution(self) -> None:
        """Show the reference beside one's own, after passing or on request."""
        progress = self.tutor.workspace.progress
        if self._best.passed or progress.solution_seen(self.exercise.name):
            self._open_solution(True)
        else:
            self.app.push_screen(QuestionScreen(self.texts("solution.ask")), self._open_solution)

    def _open_solution(self, yes: bool | None) -> None:
        from tutor.tui.screens.solution import SolutionScreen

        if yes:
            if not self._best.passed:
                self.tutor.workspace.progress.see_solution(self.exercise.name)
            self.app.push_screen(SolutionScreen(self.exercise, self.editor.text))

    def action_lesson(self) -> None:
        """Go to the lesson that this exercise practises."""
        lesson = self.tutor.catalog.lesson_of(self.exercise)
        if lesson is not None and self._save():
            self.tutor.open(Step(lesson=lesson))

    def action_next(self) -> None:
        """Go on to what follows."""
        step = self.tutor.catalog.after(Step(exercise=self.exercise))
        if step is not None and self._save():
            self.tutor.open(step)
