"""Pictures in a lesson's cells: curves, images, heatmaps, boxes.

They are drawn where the cell runs: in the terminal program, in a notebook, or as text by a script.
Arrays may be tensors, NumPy arrays or lists.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tutor import figures
from tutor.figures import Figure

POINTS = 1000
"""A longer curve is thinned to about so many points; its highest and lowest ones stay."""
SIDE = 256
"""A larger image is shrunk to so many pixels."""


def curve(y: Any, x: Any = None, *, xlabel: str = "", ylabel: str = "", title: str = "") -> None:
    """Draw one curve, or several from a dict of names.

    y: numbers, shape (n,), or `{"name": numbers}`. x: their places, shape (n,), for all curves
    (default: 0, 1, 2, …). Values that are not finite leave a gap.
    """
    several = y if isinstance(y, Mapping) else {"": y}
    series = {str(name): _points(values, x, str(name)) for name, values in several.items()}
    if not series:
        raise ValueError("show.curve has nothing to draw: the dict of curves is empty")
    _show({"kind": "curve", "title": title, "xlabel": xlabel, "ylabel": ylabel, "series": series})


def image(x: Any, title: str = "") -> None:
    """Draw one image, shape (h, w), (1, h, w), (3, h, w) or (h, w, 3).

    Bytes are taken as 0 to 255, other numbers as 0 (black) to 1 (white); if some lie outside, the
    smallest is drawn black and the largest white.
    """
    _show({"kind": "images", "images": [_image(x)], "titles": [title], "columns": 1})


def images(xs: Any, titles: Sequence[object] | None = None, columns: int = 8) -> None:
    """Draw several images, each as `image` does, in a grid of at most so many columns."""
    if titles is not None and len(titles) != len(xs):
        raise ValueError(f"show.images got {len(xs)} images and {len(titles)} titles")
    if columns < 1:
        raise ValueError("show.images needs one column at least")
    names = [""] * len(xs) if titles is None else [str(title) for title in titles]
    tiles = [_image(x) for x in xs]
    _show({"kind": "images", "images": tiles, "titles": names, "columns": columns})


def heatmap(matrix: Any, title: str = "", xlabel: str = "", ylabel: str = "") -> None:
    """Draw a matrix, shape (rows, columns), in colours, with its numbers where they fit."""
    values = _array(matrix)
    if values.ndim != 2 or values.size == 0:
        raise ValueError(f"show.heatmap draws a matrix, not an array of shape {values.shape}")
    for axis, size in enumerate(values.shape):
        if size > SIDE:
            values = values.take(np.linspace(0, size - 1, SIDE).round().astype(int), axis)
    _show(
        {
            "kind": "heatmap",
            "title": title,
            "xlabel": xlabel,
            "ylabel": ylabel,
            "values": [[_number(value) for value in row] for row in values.tolist()],
        }
    )


def boxes(image: Any, boxes: Any, labels: Sequence[object] | None = None) -> None:
    """Draw an image and boxes over it.

    boxes: shape (n, 4); each is left, top, right, bottom in pixels of the image. labels: n texts.
    """
    places = _array(boxes).reshape(-1, 4) if len(boxes) else np.zeros((0, 4))
    if labels is not None and len(labels) != len(places):
        raise ValueError(f"show.boxes got {len(places)} boxes and {len(labels)} labels")
    drawn, shape = _image(image), _pixels(image).shape
    # the image may have been shrunk
    scale = [drawn["width"] / shape[1], drawn["height"] / shape[0]] * 2
    _show(
        {
            "kind": "boxes",
            "image": drawn,
            "boxes": [[_number(v) or 0.0 for v in box] for box in (places * scale).tolist()],
            "labels": [] if labels is None else [str(label) for label in labels],
        }
    )


def _show(figure: Figure) -> None:
    display = figures.display()
    if display is not None:
        display(figure)
    elif _in_notebook():
        from tutor.figures.notebook import show

        show(figure)
    else:
        from tutor.figures.render import render

        size = shutil.get_terminal_size()
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(render(figure, min(size.columns, 100), min(size.lines, 24) - 4, color))


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    return shell is not None and hasattr(shell.get_ipython(), "kernel")


def _array(values: Any) -> NDArray[np.float64]:
    if isinstance(values, torch.Tensor):
        values = values.detach().cpu().double().numpy()
    elif isinstance(values, list | tuple) and any(isinstance(v, torch.Tensor) for v in values):
        values = [v.detach().cpu().double().numpy() for v in map(torch.as_tensor, values)]
    return np.asarray(values, dtype=float)


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _points(y: Any, x: Any, name: str) -> list[list[float | None]]:
    ys = _array(y)
    xs = np.arange(len(ys), dtype=float) if x is None and ys.ndim == 1 else _array(x)
    if ys.ndim != 1 or xs.shape != ys.shape:
        which = f"“{name}” " if name else ""
        raise ValueError(
            f"show.curve draws y of shape (n,) over x of the same shape; its curve {which}has "
            f"y of shape {ys.shape}" + (f" and x of shape {xs.shape}" if x is not None else "")
        )
    keep = _thin(ys)
    return [[_number(a), _number(b)] for a, b in zip(xs[keep], ys[keep], strict=True)]


def _thin(ys: NDArray[np.float64]) -> NDArray[np.int64]:
    """The places that are kept: of each stretch its ends' highest and lowest value."""
    if len(ys) <= POINTS:
        return np.arange(len(ys))
    kept = {0, len(ys) - 1}
    for stretch in np.array_split(np.arange(len(ys)), POINTS // 2):
        part = np.nan_to_num(ys[stretch])
        kept |= {int(stretch[part.argmin()]), int(stretch[part.argmax()])}
    return np.array(sorted(kept))


def _pixels(x: Any) -> NDArray[Any]:
    """Shape (h, w, 1) or (h, w, 3), as given, on the CPU."""
    whole = x.detach().cpu() if isinstance(x, torch.Tensor) else x
    if isinstance(whole, torch.Tensor) and whole.dtype == torch.bfloat16:
        whole = whole.float()
    array = np.asarray(whole)
    if array.ndim == 2:
        array = array[..., None]
    elif array.ndim == 3 and array.shape[0] in (1, 3) and array.shape[2] not in (1, 3):
        array = array.transpose(1, 2, 0)
    if array.ndim != 3 or array.shape[2] not in (1, 3) or array.size == 0:
        raise ValueError(
            "an image has shape (h, w), (1, h, w), (3, h, w) or (h, w, 3), not "
            f"{tuple(np.shape(array))}"
        )
    return array


def _image(x: Any) -> dict[str, Any]:
    array = _pixels(x)
    bright = array.astype(float) / (255 if array.dtype == np.uint8 else 1)
    bright = np.nan_to_num(bright)
    low, high = bright.min(), bright.max()
    if low < 0 or high > 1:
        bright = (bright - low) / ((high - low) or 1.0)
    data = np.rint(bright * 255).astype(np.uint8)
    if max(data.shape[:2]) > SIDE:
        from tutor.figures.cells import resize

        scale = SIDE / max(data.shape[:2])
        height, width = (max(1, round(side * scale)) for side in data.shape[:2])
        data = resize(data, height, width)
    height, width, channels = data.shape
    text = base64.b64encode(np.ascontiguousarray(data).tobytes()).decode()
    return {"width": width, "height": height, "channels": channels, "data": text}
