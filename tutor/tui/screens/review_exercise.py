"""An exercise that came back: the exercise screen on a fresh copy, with a record of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding

from tutor.course.model import Exercise
from tutor.tui.catalog import Step
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace import WorkspaceError
from tutor.workspace.review_desk import ReviewDesk
from tutor.workspace.reviews import RATINGS

if TYPE_CHECKING:
    from tutor.tui.app import TutorApp


class Desk:
    """The program as this screen sees it: its workspace is the review's, all else as it is."""

    def __init__(self, app: TutorApp, workspace: ReviewDesk) -> None:
        self.workspace = workspace
        self.drafts: dict[str, Any] = {}
        """What can be undone here is not what can be undone in the learner's own file."""
        self._app = app

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)


class ReviewExerciseScreen(ExerciseScreen):
    """Does a round: hints and the reference are noted, and the first pass sets the next date."""

    HELP = "help.review_exercise"
    BINDINGS = [Binding("f8,ctrl+n", "next", "keys.next_review", priority=True, id="next")]

    def __init__(self, exercise: Exercise, desk: ReviewDesk) -> None:
        super().__init__(exercise)
        self.desk = desk
        self._program: TutorApp | None = None

    @property
    def tutor(self) -> TutorApp:
        """The app, with the review's workspace in place of the learner's."""
        if self._program is None:
            self._program = cast("TutorApp", Desk(super().tutor, self.desk))
        return self._program

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the moment: earlier attempts would give the answer away."""
        if action == "attempts":
            return False
        return super().check_action(action, parameters)

    def _say_where(self) -> None:
        super()._say_where()
        title = self.tutor.catalog.title(Step(exercise=self.exercise), self.texts.language)
        state = self.texts("exercise.best", score=self._best.score, points=self.exercise.points)
        mark = self.texts("exercise.unsaved") if self.editor.modified else ""
        bar = self.query_one(TitleBar)
        bar.say(self.texts("review.title"), title, state=mark + state)

    def _record(self) -> None:
        before = self.desk.round.rating
        super()._record()
        this = self.desk.round
        if before is None and this.rating is not None:
            planned = {each.exercise: each for each in self.desk.reviews.all()}
            date = planned[self.exercise.name].due.astimezone().date().isoformat()
            went = self.texts(f"review.went_{RATINGS[this.rating]}")
            self.notify(self.texts("review.passed", went=went, date=date), timeout=6)

    def action_next(self) -> None:
        """Go on to the next one that is due; back to the list when there is none."""
        if not self._save():
            return
        self.keep()
        app = super().tutor
        app.journey.forget()
        due = [name for name in app.journey.reviews_due() if name != self.exercise.name]
        self.dismiss()
        if due:
            app.call_next(open_review, app, due[0])


def open_review(app: TutorApp, name: str) -> None:
    """Begin the round of that exercise, or go on with it."""
    workspace = app.workspace
    try:
        desk = ReviewDesk(workspace, workspace.course.exercise(name))
    except WorkspaceError as error:
        app.notify(error.text(app.texts.language), severity="error", timeout=12, markup=False)
        return
    app.push_screen(ReviewExerciseScreen(desk.exercise, desk))
