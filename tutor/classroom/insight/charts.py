"""Charts as SVG inside the page: drawn by hand, coloured by the page, said in words besides."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from tutor.classroom.insight.survey import BINS, Column

_WIDTH, _HEIGHT, _TOP, _FOOT = 640, 200, 22, 26


def bar(share: float, label: str) -> Markup:
    """A share (0 to 1) as a thin bar that stands in a line of text or a cell."""
    filled = round(120 * min(max(share, 0.0), 1.0), 1)
    return Markup(
        '<svg class="bar" viewBox="0 0 120 8" width="120" height="8" role="img" aria-label="{}">'
        '<rect class="track" width="120" height="8" rx="2"/>'
        '<rect class="fill" width="{}" height="8" rx="2"/></svg>'
    ).format(label, filled)


def histogram(counts: Sequence[int], title: str) -> Markup:
    """How many have which share of the points: one column for each ten percent."""
    labels = [f"{index * 100 // BINS}–{(index + 1) * 100 // BINS}%" for index in range(len(counts))]
    return _columns(labels, [(count, 0) for count in counts], title, every=1)


def timeline(columns: Sequence[Column], title: str) -> Markup:
    """How much was handed in on each day; what was late is hatched and stands on top."""
    labels = [column.day[5:] for column in columns]
    every = max(1, -(-len(columns) // 10))
    return _columns(labels, [(each.in_time, each.late) for each in columns], title, every)


def _columns(
    labels: Sequence[str], stacks: Sequence[tuple[int, int]], title: str, every: int
) -> Markup:
    top = max((sum(stack) for stack in stacks), default=0) or 1
    step = _WIDTH / max(len(stacks), 1)
    width = min(step * 0.72, 56)
    floor = _HEIGHT - _FOOT
    unit = (floor - _TOP) / top
    drawn = []
    for index, (label, (low, high)) in enumerate(zip(labels, stacks, strict=True)):
        left = index * step + (step - width) / 2
        middle = index * step + step / 2
        drawn.append(_block(left, floor - low * unit, width, low * unit, "fill"))
        drawn.append(_block(left, floor - (low + high) * unit, width, high * unit, "late"))
        if low + high and (len(stacks) <= 16 or low + high == top):
            drawn.append(_text(middle, floor - (low + high) * unit - 6, str(low + high), "count"))
        if index % every == 0:
            drawn.append(_text(middle, _HEIGHT - 8, label, "tick"))
    said = "; ".join(
        f"{label}: {low + high}" for label, (low, high) in zip(labels, stacks, strict=True)
    )
    return Markup(
        '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-label="{title}. {said}">'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/>'
        '<rect class="hatch-line" width="2.5" height="6"/></pattern></defs>'
        "{drawn}"
        '<line class="axis" x1="0" x2="{w}" y1="{floor}" y2="{floor}"/></svg>'
    ).format(w=_WIDTH, h=_HEIGHT, title=title, said=said, drawn=Markup("").join(drawn), floor=floor)


def _block(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    if height <= 0:
        return Markup("")
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        kind, x, y, width, height
    )


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(
        kind, x, y, escape(text)
    )
