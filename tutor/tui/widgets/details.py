"""What the map's cursor is on, told: a chapter's lessons, a lesson's aims, an exercise's task."""

from __future__ import annotations

from tutor.course.model import Chapter, CourseError, Exercise, Lesson
from tutor.tui.journey import Journey
from tutor.tui.texts import Texts
from tutor.tui.widgets.course_map import Row
from tutor.tui.widgets.lines import LinePage
from tutor.tui.widgets.passages import Markdown


class Details(LinePage):
    """Beside the map, where there is room."""

    def __init__(self, journey: Journey) -> None:
        super().__init__(measure=60)
        self.can_focus = False
        self._journey = journey
        self._shown: tuple[Row, str, bool] | None = None

    def show_row(self, row: Row, texts: Texts) -> None:
        """Tell about this line of the map."""
        tested_out = row.chapter is not None and self._journey.tested_out(row.chapter)
        if not self.display or self._shown == (row, texts.language, tested_out):
            return
        self._shown = (row, texts.language, tested_out)
        try:
            markdown = self._tell(row, texts)
        except CourseError as error:
            markdown = str(error)
        self.show([Markdown(markdown)])

    def _tell(self, row: Row, texts: Texts) -> str:
        if row.step is not None and row.step.lesson is not None:
            return self._lesson(row.step.lesson, texts)
        if row.step is not None and row.step.exercise is not None:
            return self._exercise(row.step.exercise, texts)
        if row.review:
            return self._review(texts)
        return "" if row.chapter is None else self._chapter(row.chapter, texts)

    def _review(self, texts: Texts) -> str:
        catalog = self._journey.catalog
        lines = [f"# {texts('review.title')}", "", texts("review.about"), ""]
        for name in self._journey.reviews_due():
            title = catalog.exercise_title(catalog.course.exercise(name), texts.language)
            lines.append(f"- `{name}` {title}")
        return "\n".join(lines)

    def _chapter(self, chapter: Chapter, texts: Texts) -> str:
        lines = [f"# {chapter.title(texts.language)}", ""]
        if self._journey.tested_out(chapter):
            lines += [texts("details.tested_out"), ""]
        elif chapter.test_lesson is not None:
            names = " ".join(f"`{exercise.name}`" for exercise in chapter.test_out)
            number = chapter.test_lesson.number
            lines += [texts("details.test_out", lesson=number, exercises=names), ""]
        for lesson in chapter.lessons:
            lines.append(f"- {self._journey.catalog.lesson_title(lesson, texts.language)}")
        return "\n".join(lines)

    def _lesson(self, lesson: Lesson, texts: Texts) -> str:
        # the reader of Markdown is not there for the first screen: it shows no lesson's text
        from tutor.course.lesson import read_lesson

        text = read_lesson(self._journey.catalog.course, lesson, texts.language)
        lines = [f"# {text.title}", "", f"**{texts('details.aims')}**", ""]
        lines += [f"- {aim}" for aim in text.objectives]
        if text.exercises:
            lines += ["", f"**{texts('details.practise')}**", ""]
            for name in text.exercises:
                exercise = self._journey.catalog.course.exercise(name)
                title = self._journey.catalog.exercise_title(exercise, texts.language)
                lines.append(f"- `{name}` {title}")
        return "\n".join(lines)

    def _exercise(self, exercise: Exercise, texts: Texts) -> str:
        from tutor.course.words import read_words

        words = read_words(exercise, texts.language)
        return f"# {words.title}\n\n{words.task}"
