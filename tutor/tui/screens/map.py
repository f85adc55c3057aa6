"""The first screen: the whole course, how one stands in it, and where to go on."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from tutor.tui.catalog import Step
from tutor.tui.screens.base import TutorScreen
from tutor.tui.widgets.course_map import CourseMap
from tutor.tui.widgets.details import Details
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace import WorkspaceError


class MapScreen(TutorScreen):
    """The course map."""

    HELP = "help.map"
    BINDINGS = [
        Binding("c", "go_on", "keys.continue"),
        Binding("slash", "app.find", "keys.find"),
        Binding("r", "app.page('review')", "keys.review"),
        Binding("p", "app.page('progress')", "keys.progress"),
        Binding("s", "app.page('settings')", "keys.settings"),
        Binding("q", "app.quit", "keys.quit"),
    ]

    _left = False
    """Whether another screen was opened since this one last spoke."""

    def body(self) -> ComposeResult:
        """The map, and beside it what its cursor is on."""
        with Horizontal():
            yield CourseMap(self.tutor.journey)
            yield Details(self.tutor.journey)

    def retext(self) -> None:
        """Draw everything again."""
        journey = self.tutor.journey
        journey.forget()
        course = journey.catalog.course
        points = sum(journey.chapter_points(chapter) for chapter in course.chapters)
        total = sum(chapter.points for chapter in course.chapters)
        passed = sum(journey.passed(chapter) for chapter in course.chapters)
        state = self.texts(
            "map.total", passed=passed, exercises=len(course.exercises), points=points, total=total
        )
        if spare := journey.optional_points():
            state += self.texts("map.spare", points=spare)
        self.query_one(TitleBar).say(course.title(self.texts.language), state=state)
        course_map = self.query_one(CourseMap)
        course_map.renew(self.texts)
        self.query_one(Details).show_row(course_map.row, self.texts)

    def on_screen_suspend(self) -> None:
        """What is shown may become old."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Progress may have changed meanwhile."""
        if self._left:
            self._left = False
            self.speak()
        self.call_after_refresh(self._plan)

    @work(thread=True, exclusive=True, group="plan")
    def _plan(self) -> None:
        """Schedule what was passed since, beside the screen: the scheduler's import takes time."""
        try:
            planned = self.tutor.workspace.reviews.plan()
        except WorkspaceError as error:
            sentence = error.text(self.texts.language)
            self.call_later(self.notify, sentence, severity="error", markup=False)
            return
        if planned:
            self.call_later(self.speak)  # not awaited: the program may be ending

    def on_resize(self) -> None:
        """There may be room for details now."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self.query_one(Details).show_row(self.query_one(CourseMap).row, self.texts)

    def point_at(self, step: Step) -> None:
        """Put the cursor where the learner comes from."""
        self.query_one(CourseMap).point_at(step)

    @on(CourseMap.Pointed)
    def _describe(self, message: CourseMap.Pointed) -> None:
        self.query_one(Details).show_row(message.row, self.texts)

    @on(CourseMap.Opened)
    def _open(self, message: CourseMap.Opened) -> None:
        self.tutor.open(message.step)

    @on(CourseMap.ReviewAsked)
    def _review(self) -> None:
        self.tutor.action_page("review")

    def action_go_on(self) -> None:
        """Go where one was, or on from there."""
        if step := self.tutor.journey.next():
            self.tutor.open(step)
