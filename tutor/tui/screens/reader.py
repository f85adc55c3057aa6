"""A lesson: text, cells that run in place, quizzes, and the exercises it leads to."""

from __future__ import annotations

from pathlib import PurePosixPath

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from tutor.course.lesson import read_lesson
from tutor.course.model import CourseError, Lesson
from tutor.course.texts import Cell, Prose, Quiz
from tutor.figures import Figure
from tutor.tui import copying
from tutor.tui.catalog import Step
from tutor.tui.cell_runner import CellRunner
from tutor.tui.screens.base import TutorScreen
from tutor.tui.widgets.cell_part import CellPart
from tutor.tui.widgets.lesson_links import lesson_links
from tutor.tui.widgets.lesson_page import LessonPage
from tutor.tui.widgets.lesson_parts import CodeBlock, Head, Link, Passage, passages
from tutor.tui.widgets.lines import Blank, LinePage, Part, Place
from tutor.tui.widgets.quiz_part import QuizPart
from tutor.tui.widgets.title_bar import TitleBar

ENTER = {CellPart: "run", QuizPart: "choose", Link: "follow", CodeBlock: "copy_code"}
"""What Enter does, by what has the focus; else it reads on."""


class ReaderScreen(TutorScreen):
    """Reads one lesson."""

    HELP = "help.reader"
    BINDINGS = [
        Binding("enter", "run", "keys.run"),
        Binding("enter", "choose", "keys.choose"),
        Binding("enter", "follow", "keys.follow"),
        Binding("enter", "copy_code", "keys.copy"),
        Binding("enter", "read_on", "keys.read_on"),
        Binding("i", "interrupt", "keys.interrupt"),
        Binding("n,tab", "step(1)", "keys.next_stop"),
        Binding("p,shift+tab", "step(-1)", "keys.stop_before", show=False),
        Binding("e", "edit", "keys.edit"),
        Binding("o", "original", "keys.original"),
        Binding("v", "view", "keys.view"),
        Binding("y", "copy", "keys.copy"),
        Binding("t", "contents", "keys.contents"),
        Binding("r", "run_alone", "keys.run_alone", show=False),
        Binding("R", "run_all", "keys.run_all"),
        Binding("x", "restart", "keys.restart", show=False),
        Binding("Y", "copy_section", "keys.copy_section", show=False),
        Binding("right_square_bracket", "turn(1)", "keys.lesson_after", show=False),
        Binding("left_square_bracket", "turn(-1)", "keys.lesson_before", show=False),
        Binding("slash", "app.find", "keys.find", show=False),
        Binding("escape,q,m", "leave", "keys.map"),
    ]

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self._runner: CellRunner | None = None
        self._kept = (0.0, False)
        self._finished = False
        self._focus: Part | None = None
        self._states: list[str] = []

    def body(self) -> ComposeResult:
        """One page."""
        yield LessonPage(id="lesson")

    @property
    def page(self) -> LessonPage:
        """The page that is read."""
        return self.query_one(LessonPage)

    def on_mount(self) -> None:
        """Open where one stopped. (Textual calls the base class's `on_mount`, too.)"""
        self.page.focus()
        self.set_interval(2, self._keep_place)
        self.set_timer(0.5, self._warm)

    def _warm(self) -> None:
        if self._runner is not None:
            self._runner.warm()

    def on_unmount(self) -> None:
        """Keep the place, let the cells' process go."""
        if self._runner is not None:
            self._runner.close()

    # What is on the page

    def retext(self) -> None:
        """Lay the lesson out in the language of the moment; the same block stays on top."""
        page, tutor = self.page, self.tutor
        stopped = page.place if page.parts else None
        focus = page.parts.index(page.current) if page.current is not None else None
        try:
            parts = self._parts()
        except CourseError as error:
            parts = [Blank(), Passage(str(error))]
        if stopped is None:
            state = tutor.workspace.progress.lesson_state(self.lesson.number)
            self._finished = state.finished
            stopped = Place(int(state.position), share=state.position % 1)
        page.current = parts[focus] if focus is not None and focus < len(parts) else None
        page.show(parts, place=stopped)
        self._states = self._link_states()
        self.call_after_refresh(self._follow)
        self.call_after_refresh(self._say_where)  # how far one is shows once it is laid out

    def _parts(self) -> list[Part]:
        tutor, texts = self.tutor, self.texts
        text = read_lesson(tutor.workspace.course, self.lesson, texts.language)
        if self._runner is None:
            folder = tutor.workspace.root / ".tutor" / "cells"
            self._runner = CellRunner(
                self, text.cells, folder, tutor.data, self._cell_changed, self._edits()
            )
        taken = tutor.workspace.progress.quiz_answers(self.lesson.number)
        parts: list[Part] = [Head(self.lesson.number, text, texts)]
        quizzes = 0
        for block in text.blocks:
            if isinstance(block, Prose):
                parts += passages(block)
            elif isinstance(block, Cell):
                parts.append(CellPart(block, self._runner, texts))
            elif isinstance(block, Quiz):
                quizzes += 1
                parts.append(QuizPart(block, quizzes, taken.get(block.id), texts))
        following = self._lesson_beside(1)
        return [*parts, *lesson_links(tutor.journey, text.exercises, following, texts)]

    def _lesson_beside(self, direction: int) -> Lesson | None:
        lessons = self.tutor.workspace.course.lessons
        index = lessons.index(self.lesson) + direction
        return lessons[index] if 0 <= index < len(lessons) else None

    def _say_where(self) -> None:
        catalog, language = self.tutor.catalog, self.texts.language
        chapter = catalog.chapter_of(Step(lesson=self.lesson))
        page = self.page
        end = max(1, page.virtual_size.height - page.size.height)
        percent = 100 if page.at_end else round(100 * page.scroll_y / end)
        self.query_one(TitleBar).say(
            chapter.title(language),
            f"{self.lesson.number} {catalog.lesson_title(self.lesson, language)}",
            state=f"{percent} %",
        )

    def on_screen_resume(self) -> None:
        """An exercise may have been passed meanwhile."""
        self.tutor.journey.forget()
        if self.page.parts and self._link_states() != self._states:
            self.retext()

    def _link_states(self) -> list[str]:
        links = [part for part in self.page.parts if isinstance(part, Link)]
        return [self.tutor.journey.state(link.step) for link in links]

    # Where one is

    @on(LinePage.Moved)
    def _moved(self) -> None:
        focus = self.page.current
        self._follow()
        self._say_where()
        if self.page.current is not focus or focus is not self._focus:
            self._focus = self.page.current
            self.keys_changed()
        if self.page.at_end and not self._finished:
            self._keep_place()

    def _keep_place(self) -> None:
        """Record how far one has read."""
        page = self.page
        if not page.parts or not page.virtual_size.height:
            return
        first, last = page.extent(page.parts[page.place.part])
        # by block, so that it holds at any width and in any language
        position = page.place.part + min(0.999, page.place.line / max(1, last - first))
        self._finished = self._finished or page.at_end
        if (position, self._finished) != self._kept:
            self._kept = (position, self._finished)
            self.tutor.workspace.progress.set_lesson_state(
                self.lesson.number, position=position, finished=self._finished
            )

    def _follow(self) -> None:
        """The focus never leaves the screen: it goes to the first stop that is in sight."""
        page = self.page
        current = page.current
        if current is not None and current in page.parts and page.is_visible_part(current):
            return
        seen = [part for part in page.parts if part.focusable and page.is_visible_part(part)]
        if seen and page.current is not seen[0]:
            page.give_focus(seen[0], reveal=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the moment."""
        part = self.page.current
        runner = self._runner
        if action == "interrupt":
            return runner is not None and runner.running is not None
        cell = part.cell if isinstance(part, CellPart) else None
        runs = cell is not None and cell.run
        if action in ("edit", "run_alone"):
            return runs
        if action == "original":
            return cell is not None and runner is not None and cell.number in runner.edited
        if action == "view":
            return bool(self._figures(cell))
        enter = ENTER.get(type(part), "read_on")
        if action == "copy":
            return copying.block(part) is not None
        if action in (*ENTER.values(), "read_on"):
            return action == ("copy_code" if cell is not None and not runs else enter)
        return True

    def action_step(self, direction: int) -> None:
        """Go to the next cell, quiz or link; at the last one, go on reading."""
        if not self.page.step_focus(direction):
            self.page.action_page(direction)

    def action_read_on(self) -> None:
        """Nothing has the focus: go on reading."""
        self.action_step(1)

    def action_choose(self) -> None:
        """Take the choice that the cursor is on."""
        if isinstance(part := self.page.current, QuizPart):
            self._take(part, part.cursor)

    def action_follow(self) -> None:
        """Go where the link leads."""
        if isinstance(part := self.page.current, Link):
            self.tutor.open(part.step)

    def action_run(self) -> None:
        """Run the cell, and those above it that have not been run."""
        part = self.page.current
        if not isinstance(part, CellPart) or self._runner is None:
            return
        above = self._runner.run_up_to(part.cell.number)
        if above:
            names = ", ".join(str(number) for number in above)
            self.notify(self.texts("reader.also_run", cells=names))
        self.keys_changed()

    def action_run_alone(self) -> None:
        """Run the cell, and none above it."""
        part = self.page.current
        if isinstance(part, CellPart) and part.cell.run and self._runner is not None:
            self._runner.run_alone(part.cell.number)
            self.keys_changed()

    def _figures(self, cell: Cell | None) -> list[Figure]:
        output = self._runner.outputs.get(cell.number) if cell and self._runner else None
        return output.figures if output is not None else []

    def action_view(self) -> None:
        """Show what the cell drew as large as the screen."""
        from tutor.tui.screens.picture import PictureScreen

        if isinstance(part := self.page.current, CellPart):
            self.app.push_screen(PictureScreen(self._figures(part.cell), part.cell.number))

    def action_run_all(self) -> None:
        """Run all cells from the first, in a new process."""
        if self._runner is not None:
            self._runner.run_all()
            self.keys_changed()

    def action_restart(self) -> None:
        """Forget what the cells made."""
        if self._runner is not None:
            self._runner.restart()
            self.notify(self.texts("reader.restarted"))

    def action_interrupt(self) -> None:
        """Stop the running cell."""
        if self._runner is not None:
            self._runner.interrupt()

    def _cell_changed(self, number: int) -> None:
        for part in self.page.parts:
            if isinstance(part, CellPart) and part.cell.number == number:
                at_end = part is self.page.current
                self.page.refresh_part(part)
                if at_end and self._runner is not None and self._runner.state(number) != "queued":
                    self.page.reveal(part, end=True)
        self.keys_changed()

    def on_key(self, event: events.Key) -> None:
        """Numbers take a choice of the quiz that has the focus."""
        part = self.page.current
        if isinstance(part, QuizPart) and (event.character or "").isdigit():
            place = int(event.character or "0") - 1
            if 0 <= place < len(part.quiz.choices):
                self._take(part, place)
                event.stop()

    def _take(self, part: QuizPart, place: int) -> None:
        part.take(place)
        progress = self.tutor.workspace.progress
        progress.answer_quiz(self.lesson.number, part.quiz.id, part.quiz.order[place])
        self.page.refresh_part(part)
        self.page.reveal(part)

    @on(LinePage.Clicked)
    def _clicked(self, message: LinePage.Clicked) -> None:
        part = message.part
        if message.link:
            self._go_to(message.link)
        if not part.focusable:
            return
        again = part is self.page.current
        self.page.give_focus(part, reveal=False)
        if isinstance(part, QuizPart):
            place = part.place_at(message.line)
            if place is not None:
                self._take(part, place)
        elif isinstance(part, Link):
            self.action_follow()
        elif again and isinstance(part, CellPart) and part.cell.run:
            self.action_run()

    # Making something else of a cell, taking something along

    def action_edit(self) -> None:
        """Open an editor on the cell."""
        from tutor.tui.screens.cell_editor import CellEditorScreen, Edited

        part, runner = self.page.current, self._runner
        if not isinstance(part, CellPart) or runner is None:
            return
        number = part.cell.number

        def edited(result: Edited | None) -> None:
            if result is not None:
                self._edit(number, result.source)
                if result.run:
                    self.action_run()

        self.app.push_screen(CellEditorScreen(number, part.source, part.cell.source), edited)

    def action_original(self) -> None:
        """Bring the author's cell back."""
        if isinstance(part := self.page.current, CellPart):
            self._edit(part.cell.number, None)

    def _edit(self, number: int, source: str | None) -> None:
        if self._runner is not None and source != self._runner.source(number).rstrip("\n"):
            self._runner.edit(number, source)
            edits = {str(each): text for each, text in self._runner.edited.items()}
            self.tutor.workspace.progress.set_setting(f"cells:{self.lesson.number}", edits)

    def _edits(self) -> dict[int, str]:
        kept = self.tutor.workspace.progress.setting(f"cells:{self.lesson.number}", {})
        return {int(number): source for number, source in kept.items()}

    def action_copy(self) -> None:
        """Take the cell or the block of code along."""
        if source := copying.block(self.page.current):
            self.app.copy_to_clipboard(source)
            self.notify(self.texts("reader.copied", lines=source.count("\n") + 1))

    def action_copy_code(self) -> None:
        """Enter on code that does not run."""
        self.action_copy()

    def action_copy_section(self) -> None:
        """Take the section along that stands on top of the screen."""
        page = self.page
        title, markdown = copying.section(page.parts, page.place.part)
        self.app.copy_to_clipboard(markdown)
        title = title or self.lesson.number
        self.notify(self.texts("reader.copied_section", title=title), markup=False)

    def _go_to(self, address: str) -> None:
        """Follow a link of the text: to a lesson or an exercise by its file, or to the web."""
        course = self.tutor.workspace.course
        name = PurePosixPath(address.partition("#")[0]).stem
        lessons = (Step(lesson=each) for each in course.lessons if each.name == name)
        exercises = (Step(exercise=each) for each in course.exercises if each.name == name)
        if "://" in address:
            self.app.open_url(address)
        elif step := next(lessons, None) or next(exercises, None):
            self.tutor.open(step)

    def action_turn(self, direction: int) -> None:
        """Go to the lesson before or behind."""
        lesson = self._lesson_beside(direction)
        if lesson is not None:
            self.tutor.open(Step(lesson=lesson))

    def action_contents(self) -> None:
        """Choose a heading to go to."""
        from tutor.tui.screens.contents import ContentsScreen

        headed = [p for p in self.page.parts if isinstance(p, Passage) and p.heading]
        here = sum(self.page.extent(part)[0] <= self.page.scroll_y + 1 for part in headed) - 1
        if headed:
            entries = [(part.heading, part.level) for part in headed]
            self.app.push_screen(
                ContentsScreen(entries, max(0, here)),
                lambda index: None if index is None else self.page.jump(headed[index]),
            )

    def action_leave(self) -> None:
        """Back to the map."""
        self._keep_place()
        self.dismiss()
