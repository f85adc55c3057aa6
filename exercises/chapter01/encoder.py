"""From a table with gaps and words to a table of numbers, learnt on the training part alone."""

from typing import Any

import pandas as pd
from torch import Tensor


def fit_encoder(df: pd.DataFrame) -> Any:
    """Whatever `apply_encoder` has to know about the training frame `df`, in any form you like.

    A column of `df` counts as numeric if pandas says so (`pd.api.types.is_numeric_dtype`), and
    as text otherwise. `df` is not changed.
    """
    raise NotImplementedError


def apply_encoder(enc: Any, df: pd.DataFrame) -> Tensor:
    """The features of `df`, shape (n, p), float32; p depends on the training frame alone.

    The features stand in the order of the training frame's columns. A column that was
        numeric there  gives one feature: its values, gaps filled with the mean of the values
                       that the training frame had (with 0 if it had none);
        text there     gives one feature for each category of the training frame, in
                       alphabetical order, 1 where the row has this category and 0 elsewhere;
                       and after these one more, 1 where the row's value is missing.
    A category that the training frame did not have gives 0 in all of them.

    `df` has the columns of the training frame, perhaps in another order. It is not changed.

        train = pd.DataFrame({"rooms": [2, None, 4], "alley": ["Pave", None, "Grvl"]})
        enc = fit_encoder(train)
        apply_encoder(enc, train)            # rooms, Grvl, Pave, alley missing
        # tensor([[2., 0., 1., 0.],
        #         [3., 0., 0., 1.],
        #         [4., 1., 0., 0.]])
        apply_encoder(enc, pd.DataFrame({"rooms": [None], "alley": ["Dirt"]}))
        # tensor([[3., 0., 0., 0.]])
    """
    raise NotImplementedError
