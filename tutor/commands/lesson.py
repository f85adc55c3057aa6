"""`tutor lesson`: a lesson on the terminal, or the list of lessons."""

from __future__ import annotations

from tutor.commands.context import OK, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands


def add(commands: Commands, say: Messages) -> None:
    """Add the command."""
    parser = commands.add("lesson", run_lesson)
    parser.add_argument("lesson", nargs="?", metavar="LESSON", help=say("lesson.lesson"))


def run_lesson(context: Context) -> int:
    """Print one lesson; without a name, the list."""
    from tutor.course.lesson import read_lesson
    from tutor.course.targets import find_lesson

    course, language = context.course, context.language
    if context.arguments.lesson is None:
        return _list(context)
    from tutor.commands.pages import show_lesson

    lesson = find_lesson(course, context.arguments.lesson)
    first = course.languages[0]
    if not lesson.text_file(language, first).exists() and lesson.file.exists():
        context.warn(context.say("lesson.other_language", language=first))
        language = first
    show_lesson(context.console, lesson, read_lesson(course, lesson, language), context.say)
    return OK


def _list(context: Context) -> int:
    from tutor.course.lesson import read_lesson
    from tutor.course.model import CourseError

    for chapter in context.course.chapters:
        print(f"{chapter.name}  {chapter.title(context.language)}")
        for lesson in chapter.lessons:
            try:
                title = read_lesson(context.course, lesson, context.language).title
            except CourseError:
                title = lesson.name.partition("-")[2]  # one broken lesson hides no other
            print(f"  {lesson.number}  {title}")
    print(context.say("lesson.next"))
    return OK
