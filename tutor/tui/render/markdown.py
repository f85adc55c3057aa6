"""The Markdown parser of lessons: CommonMark, tables, mathematics, and emphasis in Chinese."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tutor.tui.render.lines import is_wide


def tokens(markdown: str) -> list[Token]:
    """The document's block tokens, with their inline tokens as children."""
    return _parser().parse(markdown)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt()
    parser.inline = _ChineseInline()
    parser.configure("commonmark").enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, allow_space=False, double_inline=True)


class _ChineseInline(ParserInline):
    """Lets `**重点：**然后` be strong: CommonMark's rules for `**` know only spaced scripts."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _ChineseState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _ChineseState(StateInline):
    """The inline parser's state."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Whether a run of `*` or `_` can open or close emphasis.

        As CommonMark has it, but Chinese punctuation does not count as punctuation, and a Chinese
        neighbour is as good as a space.
        """
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        bound_before = before.isspace() or _is_punctuation(before) or is_wide(before)
        bound_after = after.isspace() or _is_punctuation(after) or is_wide(after)
        left = not after.isspace() and (not _is_punctuation(after) or bound_before)
        right = not before.isspace() and (not _is_punctuation(before) or bound_after)
        if canSplitWord:
            return Scanned(left, right, end - start)
        return Scanned(
            left and (not right or bound_before),
            right and (not left or bound_after),
            end - start,
        )


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not is_wide(character)
