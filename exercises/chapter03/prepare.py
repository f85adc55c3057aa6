"""From two tables of houses to numbers, learnt on the training houses alone."""

import pandas as pd
from torch import Tensor


def prepare(train: pd.DataFrame, test: pd.DataFrame) -> tuple[Tensor, Tensor, Tensor]:
    """The features of both tables and the prices of the first: X_train, y_train, X_test.

    X_train: float32 (n, p), X_test: float32 (m, p), one row for each house, in the order of the
    rows; y_train: float32 (n,), the column "SalePrice" of `train` as it is.

    The features come from all columns of `train` but "Id" and "SalePrice". A column that is
        numeric there  gives one feature, (x - mean) / std. Mean and std (pandas' `std`, which
                       divides by n - 1) are those of the values that `train` has. A gap becomes
                       0, and so does everything where std is 0 or there is none.
        text there     gives one feature for each category of `train`, 1 where the row has this
                       category and 0 elsewhere; and one more, 1 where the row's value is missing
                       (also if nothing is missing in `train`). A category that `train` does not
                       have gives 0 in all of them.
    Features may stand in any order, the same one in X_train and X_test; p depends on `train` alone.

    `test` has the same columns, perhaps without "SalePrice": a fold that is held out has it, the
    houses that are asked about have not. Neither table is changed.

        train = pd.DataFrame({"Id": [1, 2, 3], "Area": [50.0, None, 70.0],
                              "Alley": ["Pave", None, "Grvl"], "SalePrice": [90, 80, 100]})
        test = pd.DataFrame({"Id": [4], "Area": [90.0], "Alley": ["Dirt"]})
        X_train, y_train, X_test = prepare(train, test)   # Area, Grvl, Pave, Alley missing
        X_train   # tensor([[-0.7071, 0., 1., 0.], [0., 0., 0., 1.], [0.7071, 1., 0., 0.]])
        X_test    # tensor([[2.1213, 0., 0., 0.]])
    """
    raise NotImplementedError
