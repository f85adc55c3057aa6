"""Lesson text as terminal lines: Markdown, mathematics, code. Knows rich, not Textual."""
